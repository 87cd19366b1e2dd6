#include "engine/report/html/text_strips.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace tamga {
namespace {

using FlaggedPlace = std::pair<CodePointRange, FlagKind>;

std::vector<FlaggedPlace> flagged_places(std::span<const ReportedFlag> flags) {
  std::vector<FlaggedPlace> places;
  for (const auto& flag : flags) {
    for (const auto& place : flag.places) places.emplace_back(place, flag.kind);
  }
  std::ranges::stable_sort(places, {}, [](const FlaggedPlace& each) { return each.first.begin; });
  return places;
}

// Places where a strip must end.
std::set<std::uint32_t> all_edges(std::span<const WorkCell> cells, std::span<const FlaggedPlace> places,
                                  std::uint32_t code_points) {
  std::set<std::uint32_t> edges = {0, code_points};
  const auto add = [&](const CodePointRange& place) {
    for (const auto edge : {place.begin, place.end}) edges.insert(std::min(edge, code_points));
  };
  for (const auto& cell : cells) add(cell.place);
  for (const auto& [place, kind] : places) add(place);
  return edges;
}

}  // namespace

std::vector<TextStrip> text_strips(std::span<const WorkCell> cells, std::span<const ReportedFlag> flags,
                                   std::uint32_t code_points) {
  const auto places = flagged_places(flags);
  const auto edges = all_edges(cells, places, code_points);
  std::vector<TextStrip> strips;
  std::size_t cell = 0;
  std::size_t flag = 0;
  for (auto edge = edges.begin(); std::next(edge) != edges.end(); ++edge) {
    const CodePointRange place{*edge, *std::next(edge)};
    while (cell < cells.size() && cells[cell].place.end <= place.begin) ++cell;
    while (flag < places.size() && places[flag].first.end <= place.begin) ++flag;
    TextStrip strip{place, {}, {}};
    if (cell < cells.size() && cells[cell].place.begin <= place.begin) strip.cell = static_cast<std::uint32_t>(cell);
    if (flag < places.size() && places[flag].first.begin <= place.begin) strip.flag = places[flag].second;
    strips.push_back(strip);
  }
  return strips;
}

}  // namespace tamga
