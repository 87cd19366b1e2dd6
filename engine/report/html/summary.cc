// The first screen: what was checked, the shares, where they come from, what speaks for caution.
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"
#include "engine/report/html/share_bar.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

constexpr std::size_t kMainSources = 4;

void write_facts(PageWriter& page, const PageContent& content) {
  const auto& work = content.report.work;
  page.open("p", {{"class", "facts"}});
  page.open("span").value(Value::counted(work.words, Term::kNWords)).close();
  for (const auto& [language, words] : work.languages) {
    page.open("span").term(language_term(language)).text(" ").value(Value::number(words)).close();
  }
  page.open("span");
  write_format(page, work.format);
  page.close();
  const auto& snapshot = content.report.snapshot;
  if (snapshot.corpus.empty()) {
    page.open("span").term(Term::kComparedWithoutCorpus).close();
  } else {
    page.open("span").term(Term::kCorpus).text(" ").isolated(snapshot.corpus).text(", ");
    page.phrase({Term::kSnapshotNumber, {Value::number(to_number(snapshot.sequence))}}).text(", ");
    page.value(Value::counted(snapshot.documents_searched, Term::kNDocuments)).close();
  }
  page.open("span").text("Tamga ").isolated(content.report.version).close().close();
}

void write_figure(PageWriter& page, std::uint32_t part, std::uint32_t whole, Term of_what) {
  page.open("p", {{"class", "figure"}});
  page.open("strong").value(Value::percent(part, whole)).close();
  page.term_element("span", {{"class", "of"}}, of_what);
  page.open("span", {{"class", "count"}});
  page.phrase({Term::kOutOfWords, {Value::number(part), Value::number(whole)}}).close().close();
}

void write_share_row(PageWriter& page, const ShareRow& row, const Shares& shares) {
  page.open("tr", Attributes{{"data-share", row.style}}.flag("hidden", row.words == 0));
  page.open("th", {{"scope", "row"}});
  write_sample(page, row.style);
  page.term(row.name).close();
  page.open("td", {{"class", "n"}}).value(Value::number(row.words)).close();
  page.open("td", {{"class", "n"}}).value(Value::percent(row.words, shares.words)).close();
  page.term_element("td", {{"class", "meaning"}}, row.meaning).close();
}

void write_share_table(PageWriter& page, const Shares& shares) {
  page.open("table", {{"class", "shares"}});
  page.term_element("caption", {{"class", "quiet"}}, Term::kSharesTable);
  page.open("thead").open("tr");
  page.term_element("th", {{"scope", "col"}}, Term::kClass);
  page.term_element("th", {{"scope", "col"}, {"class", "n"}}, Term::kWords);
  page.term_element("th", {{"scope", "col"}, {"class", "n"}}, Term::kOfAllWords);
  page.term_element("th", {{"scope", "col"}, {"class", "meaning"}}, Term::kMeaning).close().close();
  page.open("tbody");
  for (const auto& row : share_rows(shares)) write_share_row(page, row, shares);
  page.close().open("tfoot").open("tr");
  page.term_element("th", {{"scope", "row"}}, Term::kAllWords);
  page.open("td", {{"class", "n"}}).value(Value::number(shares.words)).close();
  page.open("td", {{"class", "n"}}).value(Value::percent(shares.words, shares.words)).close();
  page.term_element("td", {{"class", "meaning"}}, Term::kSharesAddUp).close().close().close();
}

void write_shares(PageWriter& page, const Shares& shares) {
  page.open("section", {{"class", "card shares-card"}, {"aria-labelledby", "borrowed-title"}});
  page.term_element("h2", {{"id", "borrowed-title"}}, Term::kBorrowed);
  page.open("div", {{"class", "figures"}});
  write_figure(page, shares.borrowed(), shares.words, Term::kOfAllWords);
  write_figure(page, shares.borrowed(), shares.words_left(), Term::kOfWordsLeft);
  page.close();
  write_bar(page, shares, "bar");
  write_share_table(page, shares);
  page.close();
}

void write_main_source(PageWriter& page, const PageContent& content, std::size_t index) {
  const auto& source = content.report.sources[index];
  page.open("li").open("a", {{"href", "#source-" + std::to_string(index + 1)}, {"class", "source-name"}});
  write_source_name(page, source, index);
  page.close();
  page.open("span", {{"class", "n"}})
      .value(Value::percent(source.share.in_report, content.report.shares.words))
      .close();
  if (!source.first_seen.empty()) {
    page.open("span", {{"class", "quiet"}});
    page.phrase({Term::kWasFirstSeen, {Value::plain(source.first_seen.substr(0, 10))}}).close();
  }
  page.close();
}

void write_main_sources(PageWriter& page, const PageContent& content) {
  const auto& sources = content.report.sources;
  page.open("section", {{"class", "card main-sources"}, {"aria-labelledby", "main-sources-title"}});
  page.term_element("h2", {{"id", "main-sources-title"}}, Term::kFirstSources);
  if (sources.empty()) {
    page.term_element("p", {}, Term::kNoSources).close();
    return;
  }
  page.open("ol");
  for (std::size_t i = 0; i < std::min(sources.size(), kMainSources); ++i) write_main_source(page, content, i);
  page.close();
  page.open("p").open("a", {{"href", "#sources"}}).term(Term::kAllSources).text(": ");
  page.value(Value::number(sources.size())).close().close().close();
}

void write_flags(PageWriter& page, const Report& report) {
  page.open("section", {{"class", "card"}, {"aria-labelledby", "flags-title"}});
  page.term_element("h2", {{"id", "flags-title"}}, Term::kFlags);
  if (report.flags.empty()) page.term_element("p", {}, Term::kNoFlags);
  if (!report.flags.empty()) page.open("ul");
  for (const auto& flag : report.flags) {
    page.open("li").open("a", {{"href", "#flag-" + std::to_string(static_cast<int>(flag.kind))}});
    page.term(flag_term(flag.kind)).close().text(": ").value(Value::counted(flag.words, Term::kNWords)).close();
  }
  if (!report.flags.empty()) page.close();
  page.close();
}

void write_kept_out(PageWriter& page, const Report& report) {
  page.open("section", {{"class", "card"}, {"aria-labelledby", "exclusions-title"}});
  page.term_element("h2", {{"id", "exclusions-title"}}, Term::kExclusions);
  const auto& shares = report.shares;
  const auto kept_out = shares.words - shares.words_left();
  if (kept_out == 0) {
    page.term_element("p", {}, Term::kNoExclusions);
  } else {
    page.open("p").phrase({Term::kOutOfWords, {Value::number(kept_out), Value::number(shares.words)}}).close();
  }
  if (!report.exclusions.empty()) page.open("p").open("a", {{"href", "#switches"}}).term(Term::kSeeAll).close().close();
  page.close();
}

void write_left_out(PageWriter& page, const Report& report) {
  page.open("section", {{"class", "card"}, {"aria-labelledby", "left-out-title"}});
  page.term_element("h2", {{"id", "left-out-title"}}, Term::kNotChecked);
  if (report.not_checked.empty()) {
    page.term_element("p", {}, Term::kNothingLeftOut).close();
    return;
  }
  page.open("ul");
  for (const auto& entry : report.not_checked) {
    page.open("li").phrase({not_checked_term(entry.reason), {Value::number(entry.count)}}).close();
  }
  page.close().close();
}

void write_fact(PageWriter& page, Term name, std::uint32_t words, const Shares& shares) {
  page.open("div");
  page.term_element("dt", {}, name);
  page.open("dd").value(Value::counted(words, Term::kNWords)).text(", ").value(Value::percent(words, shares.words));
  page.close().close();
}

void write_runs(PageWriter& page, const Report& report) {
  const auto& shares = report.shares;
  page.open("section", {{"class", "card"}, {"aria-labelledby", "runs-title"}});
  page.term_element("h2", {{"id", "runs-title"}}, Term::kLengths).open("dl");
  write_fact(page, Term::kLongestPassage, shares.longest_passage, shares);
  write_fact(page, Term::kCoefficient1, shares.in_runs_1, shares);
  write_fact(page, Term::kCoefficient2, shares.in_runs_2, shares);
  if (report.standing.works() > 0) {
    page.open("div");
    page.term_element("dt", {}, Term::kStanding);
    page.open("dd").phrase({Term::kStandingSentence,
                            {Value::number(report.standing.less), Value::number(report.standing.same),
                             Value::number(report.standing.more)}});
    page.close().close();
  }
  page.close().close();
}

}  // namespace

void write_summary(PageWriter& page, const PageContent& content) {
  const auto& report = content.report;
  page.open("section", {{"id", "summary"}, {"aria-labelledby", "work-name"}});
  page.open("h1", {{"id", "work-name"}}).isolated(report.work.file_name).close();
  write_facts(page, content);
  page.open("p", {{"class", "notice"}}).term(Term::kNotice).close();
  page.open("div", {{"class", "cards"}});
  write_shares(page, report.shares);
  write_main_sources(page, content);
  page.close().open("div", {{"class", "cards small"}});
  write_flags(page, report);
  write_kept_out(page, report);
  write_left_out(page, report);
  write_runs(page, report);
  page.close().close();
}

}  // namespace tamga
