#include "bench/quality/results.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>

#include "corpora/sources/read_file.h"

namespace tamga::quality {
namespace {

constexpr std::string_view kFormat = "tamga quality";
constexpr int kVersion = 1;
constexpr std::uint64_t kMostBytes = 16U << 20U;
constexpr double kTimeNoiseMs = 0.2;

enum class Better : std::uint8_t { kHigher, kLower, kFaster };

struct Tracked {
  const char* figure;
  Better better;
};

constexpr std::array<Tracked, 13> kTracked = {{{"plagdet", Better::kHigher},
                                               {"precision", Better::kHigher},
                                               {"recall", Better::kHigher},
                                               {"granularity", Better::kLower},
                                               {"micro_plagdet", Better::kHigher},
                                               {"of_verbatim", Better::kHigher},
                                               {"unexplained", Better::kLower},
                                               {"first_1", Better::kHigher},
                                               {"first_5", Better::kHigher},
                                               {"first_20", Better::kHigher},
                                               {"tokenise_ms", Better::kFaster},
                                               {"align_ms", Better::kFaster},
                                               {"query_ms", Better::kFaster}}};

bool is_worse(double before, double now, Better better, const Margins& margins) {
  switch (better) {
    case Better::kHigher:
      return now < before - margins.score;
    case Better::kLower:
      return now > before + margins.score;
    case Better::kFaster:
      break;
  }
  return now > before * (1 + margins.time) && now > before + kTimeNoiseMs;
}

std::string cell_name(const Json& cell) {
  std::string name;
  for (const auto& [key, value] : cell.at("cell").items()) {
    name += (name.empty() ? "" : " ") + value.get<std::string>();
  }
  return name;
}

bool is_cell(const Json& cell) {
  if (!cell.is_object() || !cell.contains("cell") || !cell.contains("figures")) return false;
  const auto is_text = [](const Json& value) { return value.is_string(); };
  return cell["cell"].is_object() && cell["figures"].is_object() && std::ranges::all_of(cell["cell"], is_text);
}

void compare_cell(const Json& before, const Json& now, const Margins& margins, std::vector<std::string>& worse) {
  for (const auto& [figure, better] : kTracked) {
    const auto old_value = before.at("figures").find(figure);
    const auto new_value = now.at("figures").find(figure);
    if (old_value == before.at("figures").end() || new_value == now.at("figures").end()) continue;
    if (!old_value->is_number() || !new_value->is_number()) continue;
    if (!is_worse(old_value->get<double>(), new_value->get<double>(), better, margins)) continue;
    worse.push_back(fmt::format("{}: {} {:.4f}, was {:.4f}", cell_name(now), figure, new_value->get<double>(),
                                old_value->get<double>()));
  }
}

}  // namespace

Json alignment_cells(const std::vector<AlignmentFigures>& figures) {
  Json cells = Json::array();
  for (const AlignmentFigures& each : figures) {
    const Measures& macro = each.scores.macro;
    const Measures& micro = each.scores.micro;
    const auto pairs = static_cast<double>(std::max<std::size_t>(each.pairs, 1));
    Json values = {{"pairs", each.pairs},
                   {"cases", each.scores.cases},
                   {"detections", each.scores.detections},
                   {"found", each.scores.found},
                   {"plagdet", macro.plagdet},
                   {"precision", macro.precision},
                   {"recall", macro.recall},
                   {"granularity", macro.granularity},
                   {"micro_plagdet", micro.plagdet},
                   {"micro_precision", micro.precision},
                   {"micro_recall", micro.recall},
                   {"of_verbatim", nullptr},
                   {"pairs_reported", each.pairs_reported},
                   {"pairs_unexplained", each.pairs_unexplained},
                   {"pairs_unexplained_5_percent", each.pairs_unexplained_5_percent},
                   {"words", each.words},
                   {"tokenise_ms", each.tokenise_ms},
                   {"align_ms", each.align_ms}};
    if (each.of_verbatim) values["of_verbatim"] = *each.of_verbatim;
    // Without borrowings, what no exact run explains is a false alarm; elsewhere it is what the bench hopes for.
    if (each.scores.cases == 0) values["unexplained"] = static_cast<double>(each.pairs_unexplained) / pairs;
    if (each.recall_by_obfuscation.size() > 1) values["recall_by_obfuscation"] = each.recall_by_obfuscation;
    cells.push_back({{"cell", {{"language", each.language}, {"kind", each.kind}}}, {"figures", std::move(values)}});
  }
  return cells;
}

Json retrieval_cells(const std::vector<RetrievalFigures>& figures) {
  Json cells = Json::array();
  for (const RetrievalFigures& each : figures) {
    cells.push_back({{"cell", {{"language", each.language}, {"kind", each.kind}, {"passage", each.passage}}},
                     {"figures",
                      {{"works", each.works},
                       {"first_1", each.first_1},
                       {"first_5", each.first_5},
                       {"first_20", each.first_20},
                       {"aligned", each.aligned},
                       {"beyond", each.beyond},
                       {"query_ms", each.query_ms}}}});
  }
  return cells;
}

Status write_results(const std::filesystem::path& file, std::string_view list, const Json& cells) {
  Json results = {{"format", kFormat}, {"version", kVersion}};
  results[std::string(list)] = cells;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << dump_json(results) << '\n' << std::flush;
  if (!out) return fail(ErrorCode::kUnavailable, file.string() + ": cannot be written");
  return {};
}

Result<Json> read_results(const std::filesystem::path& file, std::string_view list) {
  const auto bytes = read_file(file, file.string(), kMostBytes);
  if (!bytes) return std::unexpected(bytes.error());
  const auto results = parse_json(*bytes, file.string());
  if (!results) return std::unexpected(results.error());
  if (!results->is_object() || results->value("format", Json()) != kFormat ||
      results->value("version", Json()) != kVersion) {
    return fail(ErrorCode::kUnsupported, file.string() + ": not a result of this version of the quality bench");
  }
  const auto cells = results->find(std::string(list));
  if (cells == results->end()) return Json::array();
  if (!cells->is_array() || !std::ranges::all_of(*cells, is_cell)) {
    return fail(ErrorCode::kCorrupt, file.string() + ": " + std::string(list) + " is not a list of cells");
  }
  return *cells;
}

std::vector<std::string> what_got_worse(const Json& before, const Json& now, const Margins& margins) {
  std::vector<std::string> worse;
  for (const Json& old_cell : before) {
    const auto same = std::ranges::find(now, cell_name(old_cell), cell_name);
    if (same == now.end()) {
      worse.push_back(cell_name(old_cell) + ": not measured now");
    } else {
      compare_cell(old_cell, *same, margins, worse);
    }
  }
  return worse;
}

}  // namespace tamga::quality
