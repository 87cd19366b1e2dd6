// Groups of works that share text: each group a ring of numbered works, lines between those that are tied.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

#include "engine/report/overview/overview_page.h"

namespace tamga {
namespace {

constexpr double kWidth = 900;
constexpr double kNode = 16;  // radius of a work
constexpr double kGap = 24;

struct Point {
  double x = 0, y = 0;
};

double ring_radius(std::size_t works) {
  return works <= 2 ? 45 : std::max(45.0, static_cast<double>(works) * (2 * kNode + 10) / (2 * std::numbers::pi));
}

struct Drawing {
  std::map<std::size_t, Point> works;  // by row
  double height = 0;
  double width = kWidth;
};

// Rings from left to right, in lines like words.
Drawing layout(const ClassOverview& overview) {
  Drawing drawing;
  double x = 0, y = 0, line = 0;
  for (const auto& group : overview.groups) {
    const auto radius = ring_radius(group.size());
    const auto size = 2 * (radius + kNode) + kGap;
    if (x > 0 && x + size > kWidth) {
      x = 0;
      y += line;
      line = 0;
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      const auto angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(group.size()) - 1.5;
      drawing.works[group[i]] = {x + size / 2 + radius * std::cos(angle), y + size / 2 + radius * std::sin(angle)};
    }
    x += size;
    line = std::max(line, size);
    drawing.width = std::max(drawing.width, size);
  }
  drawing.height = y + line;
  return drawing;
}

// A coordinate with one decimal: the same digits on every machine.
std::string digits(double value) {
  const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// Lines of 1 to 8 units: 8 words and 1,000 words must both be seen.
std::string width_of(std::uint32_t words) {
  return digits(std::clamp(std::log2(static_cast<double>(words)) - 2, 1.0, 8.0));
}

void write_drawing(PageWriter& page, const ClassOverview& overview) {
  const auto drawing = layout(overview);
  Attributes attributes{{"class", "groups"}, {"role", "img"}};
  attributes.add("viewBox", "0 0 " + digits(drawing.width) + " " + digits(drawing.height));
  page.open("svg", attributes.label({Term::kGroups, {}}, page.language()));
  for (std::size_t i = 0; i < std::min(overview.ties.size(), kMostTies); ++i) {
    const auto& tie = overview.ties[i];
    const auto& a = drawing.works.at(tie.first);
    const auto& b = drawing.works.at(tie.second);
    page.open("line", {{"class", tie.direct ? "direct" : "common"},
                       {"x1", digits(a.x)},
                       {"y1", digits(a.y)},
                       {"x2", digits(b.x)},
                       {"y2", digits(b.y)},
                       {"stroke-width", width_of(tie.words)}})
        .close();
  }
  for (const auto& [row, at] : drawing.works) {
    page.open("g").element("title", {}, overview.rows[row].name);
    page.open("circle", {{"cx", digits(at.x)}, {"cy", digits(at.y)}, {"r", digits(kNode)}}).close();
    page.element("text", {{"x", digits(at.x)}, {"y", digits(at.y + 5)}, {"text-anchor", "middle"}},
                 std::to_string(row + 1));
    page.close();
  }
  page.close();
}

void write_work(PageWriter& page, const ClassOverview& overview, std::size_t row) {
  page.open("td")
      .element("span", {{"class", "rank"}}, std::to_string(row + 1))
      .isolated(overview.rows[row].name)
      .close();
}

void write_tie(PageWriter& page, const ClassOverview& overview, const OverviewTie& tie) {
  page.open("tr");
  page.open("th", {{"scope", "row"}, {"class", "n"}}).value(Value::number(overview.rows[tie.first].group)).close();
  write_work(page, overview, tie.first);
  write_work(page, overview, tie.second);
  page.open("td", {{"class", "n"}}).value(Value::number(tie.words)).close();
  page.open("td");
  if (tie.direct) {
    page.term(Term::kDirectConnection);
  } else {
    page.term(Term::kCommonSource).text(": ").isolated(tie.source);
  }
  page.close().close();
}

}  // namespace

void write_groups(PageWriter& page, const ClassOverview& overview) {
  page.open("section", {{"id", "groups"}, {"aria-labelledby", "groups-title"}});
  page.term_element("h2", {{"id", "groups-title"}}, Term::kGroups);
  if (overview.ties.empty()) {
    page.term_element("p", {}, Term::kNoGroups).close();
    return;
  }
  page.term_element("p", {{"class", "quiet"}}, Term::kGroupsHint);
  write_drawing(page, overview);
  Attributes region{{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}};
  page.open("div", region.label({Term::kConnection, {}}, page.language()));
  page.open("table").open("thead").open("tr");
  for (const auto title : {Term::kGroup, Term::kFirstWork, Term::kSecondWork, Term::kSharedWords, Term::kConnection}) {
    page.term_element("th", {{"scope", "col"}}, title);
  }
  page.close().close().open("tbody");
  const auto listed = std::min(overview.ties.size(), kMostTies);
  for (std::size_t i = 0; i < listed; ++i) write_tie(page, overview, overview.ties[i]);
  page.close().close().close();
  page.open("p", {{"class", "quiet"}})
      .phrase({Term::kSearchCount, {Value::number(listed), Value::number(overview.ties.size())}});
  page.close().close();
}

}  // namespace tamga
