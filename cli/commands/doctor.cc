#include <fmt/format.h>

#include "cli/commands/command.h"
#include "corpora/extract/formats.h"
#include "corpora/worker/layer.h"
#include "corpora/worker/limits.h"

namespace tamga {
namespace {

std::string formats_section(bool reads_pdf) {
  std::string text = "Formats\n";
  for (const auto& format : readable_formats()) {
    text += fmt::format("  {:<16} {}\n", format.name, format.endings);
  }
  return text + fmt::format("  {:<16} {}\n", "PDF", reads_pdf ? ".pdf" : "not here: the program tamga-pdf is missing");
}

std::string limits_section(const WallSettings& settings) {
  std::string text = "Limits of reading\n";
  for (const auto& limit : list_limits(settings)) {
    text += fmt::format("  {:<9} {:>9}  {}\n", limit.name, limit.value, limit.meaning);
  }
  return text;
}

std::string layers_section(const LayerStates& layers) {
  std::string text = "Sandbox around the readers\n";
  for (const auto& state : layers) {
    text += fmt::format("  {:<3}  {}", state.on ? "on" : "off", layer_name(state.layer));
    text += state.remark.empty() ? "\n" : fmt::format(" ({})\n", state.remark);
  }
  return text;
}

ExitCode run_doctor(Console& console) {
  Wall* const wall = raised_wall();
  console.print(formats_section(wall->reads_pdf()) + "\n" + limits_section(wall->settings()) + "\n");
  const auto layers = wall->layers();
  if (!layers) return console.fail(layers.error());
  console.print(layers_section(*layers));
  const auto off = layers_off(*layers);
  console.print(off.empty() ? "\nAll layers are on.\n"
                            : "\nFiles are read without the layers that are off; --require-sandbox forbids that.\n");
  return ExitCode::kDone;
}

}  // namespace

Command make_doctor(CLI::App& program) {
  auto* app = program.add_subcommand("doctor", "Show what can be read here, within which limits, how locked in");
  app->footer(
      "Each file is read by a worker process that is locked in as far as the kernel\n"
      "allows. Starts one and shows what it found.\n"
      "\n"
      "Example:\n"
      "  tamga doctor");
  return {app, [](Console& console) { return run_doctor(console); }};
}

}  // namespace tamga
