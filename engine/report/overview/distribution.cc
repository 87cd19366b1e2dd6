#include <algorithm>
#include <array>
#include <string>

#include "engine/report/overview/overview_page.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

constexpr std::size_t kColumns = 10;  // of ten per cent each; the last one holds 100 % too
constexpr std::uint32_t kHeight = 120;

using Counts = std::array<std::uint32_t, kColumns>;

Counts counts_of(const ClassOverview& overview) {
  Counts counts{};
  for (const auto& row : overview.rows) {
    const auto tenths = percent_hundredths(row.shares.borrowed(), row.shares.words) / 1000;
    ++counts.at(std::min<std::size_t>(tenths, kColumns - 1));
  }
  return counts;
}

std::string range_of(std::size_t column) {
  return std::to_string(column * 10) + "–" + std::to_string(column * 10 + 10) + " %";
}

void write_columns(PageWriter& page, const Counts& counts) {
  const auto most = std::max(1U, *std::ranges::max_element(counts));
  Attributes attributes{{"class", "columns"}, {"viewBox", "0 0 600 160"}, {"role", "img"}};
  page.open("svg", attributes.label({Term::kDistribution, {}}, page.language()));
  for (std::size_t i = 0; i < kColumns; ++i) {
    const auto height = counts.at(i) * kHeight / most;
    const auto x = std::to_string(i * 60 + 6);
    const auto middle = std::to_string(i * 60 + 30);
    page.open(
        "rect",
        {{"x", x}, {"y", std::to_string(18 + kHeight - height)}, {"width", "48"}, {"height", std::to_string(height)}});
    page.close();
    if (counts.at(i) > 0) {
      page.element("text", {{"x", middle}, {"y", std::to_string(12 + kHeight - height)}, {"text-anchor", "middle"}},
                   std::to_string(counts.at(i)));
    }
    page.element("text", {{"x", middle}, {"y", "156"}, {"text-anchor", "middle"}}, std::to_string(i * 10));
  }
  page.open("path", {{"d", "M0 138.5h600"}}).close().close();
}

}  // namespace

void write_distribution(PageWriter& page, const ClassOverview& overview) {
  const auto counts = counts_of(overview);
  page.open("section", {{"id", "distribution"}, {"aria-labelledby", "distribution-title"}});
  page.term_element("h2", {{"id", "distribution-title"}}, Term::kDistribution);
  page.term_element("p", {{"class", "quiet"}}, Term::kDistributionHint);
  page.open("div", {{"class", "cards"}});
  write_columns(page, counts);
  page.open("table").open("thead").open("tr");
  page.term_element("th", {{"scope", "col"}}, Term::kOfAllWords);
  page.term_element("th", {{"scope", "col"}, {"class", "n"}}, Term::kNumberOfWorks).close().close().open("tbody");
  for (std::size_t i = 0; i < kColumns; ++i) {
    if (counts.at(i) == 0) continue;
    page.open("tr").element("th", {{"scope", "row"}}, range_of(i));
    page.open("td", {{"class", "n"}}).value(Value::number(counts.at(i))).close().close();
  }
  page.close().close().close().close();
}

}  // namespace tamga
