#include <fmt/format.h>

#include "cli/commands/command.h"
#include "engine/report/report_json.h"
#include "engine/version.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

ExitCode run_version(Console& console) {
  const auto normalisation = make_standard_tokenizer()->normalisation();
  console.print(fmt::format("tamga {}\nnormalisation {} {}\nreport format {}\n", engine_version(), normalisation.name,
                            normalisation.version, kReportFormatVersion));
  return ExitCode::kDone;
}

}  // namespace

Command make_version(CLI::App& program) {
  auto* app = program.add_subcommand("version", "Print the versions of program, normalisation and report");
  app->footer(
      "Reports of the same versions, corpus and settings are the same to the byte.\n"
      "\n"
      "Example:\n"
      "  tamga version");
  return {app, [](Console& console) { return run_version(console); }};
}

}  // namespace tamga
