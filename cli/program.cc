#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/commands/command.h"
#include "cli/console.h"
#include "corpora/worker/wall.h"
#include "engine/version.h"

namespace tamga {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done; 1 a work is over --fail-above; 2 wrong usage; 3 some documents\n"
    "failed, the others are done; 4 the corpus cannot be used; 130 interrupted.\n"
    "\n"
    "Example:\n"
    "  tamga init library && tamga add --corpus library sources/ &&\n"
    "  tamga check --corpus library essay.docx";

std::vector<Command> make_commands(CLI::App& program, const WallSettings& reading) {
  return {make_init(program),    make_add(program),     make_check(program),          make_scan(program),
          make_report(program),  make_compare(program), make_list(program),           make_remove(program),
          make_stats(program),   make_explain(program), make_doctor(program),         make_keygen(program),
          make_sign(program),    make_verify(program),  make_reproduce(program),      make_fsck(program),
          make_reindex(program), make_compact(program), make_stopset(program),        make_backup(program),
          make_ledger(program),  make_restore(program), make_serve(program, reading), make_key(program),
          make_audit(program),   make_version(program)};
}

ExitCode usage_error(const CLI::App& program, const CLI::ParseError& error, Console& console) {
  const auto chosen = program.get_subcommands();
  const auto command = chosen.empty() ? std::string() : chosen.front()->get_name() + " ";
  const auto unknown = program.remaining();
  if (chosen.empty() && !unknown.empty()) {
    console.complain(unknown.front() + ": there is no such command");  // CLI11 says only that one is missing
  } else {
    console.complain(error.what());
  }
  console.remark("Try `tamga " + command + "--help`.");
  return ExitCode::kUsage;
}

ExitCode run(int argc, const char* const* argv, Console& console) {
  CLI::App program("Tamga finds borrowed text in student works in Kyrgyz, Russian and English.", "tamga");
  program.get_formatter()->column_width(26);
  program.require_subcommand(1);
  program.set_version_flag("--version", "tamga " + std::string(engine_version()), "Print the version and exit");
  program.footer(kFooter);
  WallSettings reading;
  add_reading_options(program, reading);
  const auto commands = make_commands(program, reading);
  for (const auto& command : commands) command.app->fallthrough();
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    console.print(program.help());
    return ExitCode::kDone;
  } catch (const CLI::CallForVersion& version) {
    console.print(std::string(version.what()) + "\n");
    return ExitCode::kDone;
  } catch (const CLI::ParseError& error) {
    return usage_error(program, error, console);
  }
  for (const auto& command : commands) {
    if (!command.app->parsed()) continue;
    if (!command.reads_files) return command.run(console);
    const auto wall = Wall::raise(reading);  // before any thread and any corpus
    if (!wall) return console.fail(wall.error());
    return command.run(console);
  }
  return ExitCode::kUsage;  // not reached: one command is required
}

}  // namespace

int run_program(int argc, const char* const* argv) {
  try {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    Console console;
    auto code = run(argc, argv, console);
    console.flush();
    if (console.broken()) code = worse(code, ExitCode::kDocumentsFailed);
    return static_cast<int>(code);
  } catch (const std::exception& error) {
    // Out of memory, mostly: everything expected has become a Result long before.
    for (const char* part : {"tamga: stopped: ", error.what(), "\n"}) static_cast<void>(std::fputs(part, stderr));
    return static_cast<int>(ExitCode::kCorpusUnusable);
  }
}

}  // namespace tamga
