// The commands of `tamga`: each parses and bounds its arguments, makes one library call, and shows the result.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/report_files.h"
#include "corpora/worker/wall.h"

namespace tamga {

// A subcommand and what it does once its arguments are parsed.
struct Command {
  CLI::App* app;  // owned by the program
  std::function<ExitCode(Console&)> run;
  bool reads_files = true;  // needs the wall around the readers
};

// Each adds its subcommand, with options, help and example, to `program`, which must outlive the result.
Command make_init(CLI::App& program);
Command make_add(CLI::App& program);
Command make_check(CLI::App& program);
Command make_scan(CLI::App& program);
Command make_report(CLI::App& program);
Command make_compare(CLI::App& program);
Command make_list(CLI::App& program);
Command make_remove(CLI::App& program);
Command make_stats(CLI::App& program);
Command make_explain(CLI::App& program);
Command make_doctor(CLI::App& program);
Command make_keygen(CLI::App& program);
Command make_sign(CLI::App& program);
Command make_verify(CLI::App& program);
Command make_reproduce(CLI::App& program);
Command make_serve(CLI::App& program, const WallSettings& reading);  // hands `reading` on
Command make_key(CLI::App& program);
Command make_audit(CLI::App& program);
Command make_fsck(CLI::App& program);
Command make_reindex(CLI::App& program);
Command make_compact(CLI::App& program);
Command make_stopset(CLI::App& program);
Command make_backup(CLI::App& program);
Command make_ledger(CLI::App& program);
Command make_restore(CLI::App& program);
Command make_version(CLI::App& program);

// How files are read: --require-sandbox and --limit, for every command.
void add_reading_options(CLI::App& program, WallSettings& settings);

// Options that several commands share.
enum class OutputFormat : std::uint8_t { kText, kJson, kPanXml };
void add_corpus_option(CLI::App& app, std::string& directory);  // --corpus or TAMGA_CORPUS, required
void add_text_or_json_option(CLI::App& app, OutputFormat& format);
void add_jobs_option(CLI::App& app, std::uint32_t& jobs);  // default: one a core
void add_min_words_option(CLI::App& app, std::uint32_t& min_words);
void add_report_file_options(CLI::App& app, ReportFileOptions& options);  // pages and tables beside the report

// Options that want a number from `least` to `most`.
CLI::Option* add_number_option(CLI::App& app, const std::string& name, std::uint32_t& value, std::uint32_t least,
                               std::uint32_t most, const std::string& description);

}  // namespace tamga
