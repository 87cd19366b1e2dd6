#include "engine/report/overview/overview_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/report/html/page_assets.h"
#include "engine/report/html/script_data.h"
#include "engine/report/html/share_bar.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

// One column of the table: its title, and whether it holds numbers.
struct Column {
  Term title;
  bool numbers;
};
constexpr Column kColumns[] = {{Term::kWork, false},       {Term::kWords, true},          {Term::kOfAllWords, true},
                               {Term::kOfWordsLeft, true}, {Term::kLongestPassage, true}, {Term::kSources, true},
                               {Term::kFlagsShort, true},  {Term::kGroup, true}};

void write_column_title(PageWriter& page, const Column& column) {
  Attributes attributes{{"scope", "col"}, {"class", column.numbers ? "n" : ""}};
  page.open("th", attributes).open("button", {{"type", "button"}, {"class", "sort"}}).term(column.title);
  page.element("span", {{"class", "direction"}, {"aria-hidden", "true"}}, "").close().close();
}

// A cell and the number by which its column is sorted.
void write_number(PageWriter& page, const Value& value, std::uint64_t key) {
  page.open("td", {{"class", "n"}, {"data-key", std::to_string(key)}}).value(value).close();
}

void write_row(PageWriter& page, const OverviewRow& row, std::size_t number) {
  const auto& shares = row.shares;
  page.open("tr").open("th", {{"scope", "row"}});
  page.element("span", {{"class", "rank"}}, std::to_string(number));
  if (row.link.empty()) {
    page.isolated(row.name);
  } else {
    page.open("a", {{"href", row.link}}).isolated(row.name).close();
  }
  if (!row.author.empty() && row.author != row.name) page.element("bdi", {{"class", "quiet"}}, row.author);
  page.close();
  write_number(page, Value::number(shares.words), shares.words);
  page.open("td",
            {{"class", "n share"}, {"data-key", std::to_string(percent_hundredths(shares.borrowed(), shares.words))}});
  page.value(Value::percent(shares.borrowed(), shares.words));
  write_bar(page, shares, "bar-" + std::to_string(number));
  page.close();
  write_number(page, Value::percent(shares.borrowed(), shares.words_left()),
               percent_hundredths(shares.borrowed(), shares.words_left()));
  write_number(page, Value::number(shares.longest_passage), shares.longest_passage);
  write_number(page, Value::number(row.sources), row.sources);
  write_number(page, Value::number(row.flags), row.flags);
  write_number(page, Value::number(row.group), row.group);
  page.close();
}

void write_works(PageWriter& page, const ClassOverview& overview) {
  page.open("section", {{"id", "works"}, {"aria-labelledby", "works-title"}});
  page.term_element("h2", {{"id", "works-title"}}, Term::kWorks);
  page.open("p", {{"class", "search scripted"}});
  page.term_element("label", {{"for", "filter"}}, Term::kFilterTable);
  page.single("input", {{"type", "search"}, {"id", "filter"}, {"autocomplete", "off"}}).close();
  Attributes region{{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}};
  page.open("div", region.label({Term::kShares, {}}, page.language()));
  page.open("table", {{"id", "table"}}).open("thead").open("tr");
  for (const auto& column : kColumns) write_column_title(page, column);
  page.close().close().open("tbody");
  for (std::size_t i = 0; i < overview.rows.size(); ++i) write_row(page, overview.rows[i], i + 1);
  page.close().close().close().close();
}

// The snapshots that the works were checked against: shares from different ones are not quite comparable.
void write_facts(PageWriter& page, const ClassOverview& overview) {
  std::set<std::pair<std::string, std::uint64_t>> snapshots;
  std::set<std::string> versions;
  for (const auto& row : overview.rows) {
    snapshots.insert({row.corpus, row.sequence});
    versions.insert(row.engine_version);
  }
  page.open("p", {{"class", "facts"}});
  page.open("span").value(Value::counted(overview.rows.size(), Term::kNWorks)).close();
  for (const auto& [corpus, sequence] : snapshots) {
    page.open("span");
    if (corpus.empty()) {
      page.term(Term::kComparedWithoutCorpus);
    } else {
      page.term(Term::kCorpus).text(" ").isolated(corpus).text(", ");
      page.phrase({Term::kSnapshotNumber, {Value::number(sequence)}});
    }
    page.close();
  }
  for (const auto& version : versions) page.open("span").text("Tamga ").isolated(version).close();
  page.close();
}

}  // namespace

std::string render_overview(const ClassOverview& overview, UiLanguage language) {
  PageWriter page(language);
  page.open("a", {{"class", "skip"}, {"href", "#works"}}).term(Term::kSkipToText).close();
  write_patterns(page);
  write_page_header(page, Term::kOverview);
  page.open("main").open("section", {{"aria-labelledby", "overview-title"}});
  page.term_element("h1", {{"id", "overview-title"}}, Term::kOverview);
  write_facts(page, overview);
  page.open("p", {{"class", "notice"}}).term(Term::kNotice).close().close();
  write_works(page, overview);
  write_distribution(page, overview);
  write_groups(page, overview);
  page.close().open("footer").open("p").term(Term::kNotice).close().close();
  const auto data = script_json({{"language", ui_language_code(language)}, {"terms", terms_json()}});
  return whole_page({std::string(term(Term::kOverview, language)), kOverviewStyle, kOverviewScript, page.take(), data},
                    language);
}

}  // namespace tamga
