// bench_language DATA: how well the text layer does on real texts, a share a line. README.md beside it explains them.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "bench/language/encodings.h"
#include "bench/language/figures.h"
#include "bench/language/languages.h"
#include "bench/language/stemming.h"

int main(int argc, char** argv) {
  CLI::App app("How well old encodings are repaired, languages told and Kyrgyz words stemmed, on the texts of DATA.");
  std::filesystem::path data;
  std::filesystem::path json;
  bool slice = false;
  bool tuning_half = false;
  tamga::bench::EncodingOptions encodings;
  tamga::bench::LanguageOptions languages;
  app.add_option("data", data, "folder with data/texts, data/ky-ud, data/ky-misc, data/ky-proverbs and lang/")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--json", json, "write the shares to this file");
  app.add_flag("--slice", slice, "few passages of everything");
  app.add_flag("--tuning-half", tuning_half, "the texts on which limits were chosen, not those that measure");
  app.add_option("--mistakes", encodings.show_mistakes, "show so many mistakes of each figure");
  app.add_option("--passages", encodings.passages, "of each kind");
  CLI11_PARSE(app, argc, argv);

  if (slice) encodings.passages = 150;
  encodings.measured_half = !tuning_half;
  languages.show_mistakes = encodings.show_mistakes;
  auto figures = tamga::bench::encoding_figures(data / "data", encodings);
  std::ranges::move(tamga::bench::language_figures(data / "data", languages), std::back_inserter(figures));
  std::ranges::move(tamga::bench::stemming_figures(data / "data", data / "lang"), std::back_inserter(figures));
  fmt::print("{}", tamga::bench::table(figures));
  if (!json.empty()) std::ofstream(json) << tamga::bench::to_json(figures);
  return 0;
}
