#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands/command.h"
#include "corpora/extract/formats.h"
#include "corpora/helpers/helper_programs.h"
#include "corpora/worker/layer.h"
#include "corpora/worker/limits.h"
#include "engine/report/certificate/fonts.h"

namespace tamga {
namespace {

// A format that programs of others read: its endings, or what is missing.
std::string by_others(const std::vector<Helper>& helpers, const Status& sandbox, std::string_view endings) {
  for (const auto helper : helpers) {
    if (helper_path(helper).empty()) return fmt::format("not here: {} is not installed", helper_name(helper));
  }
  return sandbox ? std::string(endings) : fmt::format("not here: bubblewrap: {}", sandbox.error().message);
}

std::string formats_section(bool reads_pdf, const Status& sandbox) {
  std::string text = "Formats\n";
  for (const auto& format : readable_formats()) {
    text += fmt::format("  {:<16} {}\n", format.name, format.endings);
  }
  constexpr std::string_view kNoPdf = "not here: the program tamga-pdf is missing";
  text += fmt::format("  {:<16} {}\n", "PDF", reads_pdf ? ".pdf" : kNoPdf);
  text += fmt::format("  {:<16} {}\n", "DOC", by_others({Helper::kCatdoc}, sandbox, ".doc"));
  text +=
      fmt::format("  {:<16} {}\n", "Pictures", by_others({Helper::kTesseract}, sandbox, ".png .jpg .tif, with --ocr"));
  const auto scanned = by_others({Helper::kPdfToPpm, Helper::kTesseract}, sandbox, ".pdf, with --ocr");
  return text + fmt::format("  {:<16} {}\n", "Scanned PDF", reads_pdf ? scanned : std::string(kNoPdf));
}

std::string programs_section(const Status& sandbox) {
  std::string text = "Programs of others, each locked in by bubblewrap\n";
  const auto line = [&text](std::string_view name, std::string_view path, std::string_view remark) {
    text += fmt::format("  {:<10} {}{}\n", name, path.empty() ? "is not installed" : path, path.empty() ? "" : remark);
  };
  line("bubblewrap", bubblewrap_path(), sandbox ? ", works" : ": " + sandbox.error().message);
  line("catdoc", helper_path(Helper::kCatdoc), "");
  line("pdftoppm", helper_path(Helper::kPdfToPpm), "");
  const auto languages = recognised_languages();
  line("tesseract", helper_path(Helper::kTesseract), languages.empty() ? ": none of kir, rus, eng" : ": " + languages);
  return text;
}

std::string fonts_section() {
  const auto folder = font_folder();
  const auto files = font_files(folder);
  return "Fonts of the certificate, with ө ү ң\n  " +
         (files ? "DejaVu in " + folder.string() : "not here: " + files.error().message) + "\n";
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
  const auto sandbox = wall->helpers();
  console.print(formats_section(wall->reads_pdf(), sandbox) + "\n" + programs_section(sandbox) + "\n" +
                fonts_section() + "\n" + limits_section(wall->settings()) + "\n");
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
