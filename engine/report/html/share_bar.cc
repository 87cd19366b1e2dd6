#include "engine/report/html/share_bar.h"

#include <cstdint>
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

struct Pattern {
  std::string_view style;
  std::string_view path;  // strokes on a tile of 8 by 8
};

constexpr Pattern kPatterns[] = {
    {"copied", ""},
    {"reworded", "M-2,6 L6,-2 M0,8 L8,0 M2,10 L10,2"},
    {"summarised", "M1,2h2 M5,6h2"},
    {"quoted", "M2,0v8 M6,0v8"},
    {"set-aside", "M-1,-1 L9,9 M9,-1 L-1,9"},
    {"own-earlier", "M0,2h8 M0,6h8"},
    {"not-judged", "M4,0v8 M0,4h8"},
    {"original", ""},
};

std::string hundredths(std::uint32_t value) {
  return std::to_string(value / 100) + "." + (value % 100 < 10 ? "0" : "") + std::to_string(value % 100) + "%";
}

}  // namespace

void write_patterns(PageWriter& page) {
  page.open("svg", {{"class", "patterns"}, {"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}}).open("defs");
  for (const auto& [style, path] : kPatterns) {
    const std::string name(style);
    page.open("pattern", {{"id", "pattern-" + name},
                          {"class", name},
                          {"width", "8"},
                          {"height", "8"},
                          {"patternUnits", "userSpaceOnUse"}});
    page.open("rect", {{"class", "ground"}, {"width", "8"}, {"height", "8"}}).close();
    if (!path.empty()) page.open("path", {{"d", path}}).close();
    page.close();
  }
  page.close().close();
}

void write_bar(PageWriter& page, const Shares& shares, std::string_view id) {
  Attributes attributes{{"class", "bar"}, {"id", id}, {"role", "img"}};
  page.open("svg", attributes.label({Term::kShares, {}}, page.language()));
  std::uint64_t before = 0;
  for (const auto& row : share_rows(shares)) {
    const auto from = percent_hundredths(before, shares.words);
    before += row.words;
    const auto to = percent_hundredths(before, shares.words);
    page.open("rect", {{"data-share", row.style},
                       {"x", hundredths(from)},
                       {"width", hundredths(to - from)},
                       {"height", "100%"},
                       {"fill", "url(#pattern-" + std::string(row.style) + ")"}});
    page.close();
  }
  page.close();
}

void write_sample(PageWriter& page, std::string_view style) {
  page.open("svg", {{"class", "sample"}, {"aria-hidden", "true"}});
  page.open("rect", {{"width", "100%"}, {"height", "100%"}, {"fill", "url(#pattern-" + std::string(style) + ")"}});
  page.close().close();
}

}  // namespace tamga
