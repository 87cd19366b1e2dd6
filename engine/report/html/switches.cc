// What was kept out of the borrowed share and why, and what would count without it.
#include <map>
#include <string>
#include <vector>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"
#include "engine/report/html/share_bar.h"

namespace tamga {
namespace {

// Words of the work that each kind is about, switched on or not.
std::map<ExclusionKind, std::uint32_t> words_by_kind(const Report& report) {
  std::map<ExclusionKind, std::uint32_t> words;
  for (const auto& reported : report.spans) {
    ExclusionSet kinds = reported.span.reasons;
    for (const auto& holder : reported.span.held_by) {
      for (const auto kind : holder.reasons.kinds()) kinds.add(kind);
    }
    for (const auto kind : kinds.kinds()) words[kind] += reported.span.words.size();
  }
  return words;
}

Term state_term(ExclusionState state) {
  switch (state) {
    case ExclusionState::kApplied:
      return Term::kExclusionApplied;
    case ExclusionState::kOff:
      return Term::kExclusionOff;
    case ExclusionState::kWithoutSource:
      return Term::kExclusionWithoutSource;
    case ExclusionState::kOverCap:
      break;
  }
  return Term::kExclusionOverCap;
}

void write_switch(PageWriter& page, ExclusionKind kind, std::uint32_t words, bool on) {
  page.open("li").open("label");
  Attributes box{{"type", "checkbox"}, {"class", "scripted"}, {"name", "exclusion"}};
  box.add("value", std::to_string(static_cast<int>(kind)));
  box.add("data-name", exclusion_name(kind)).flag("checked", on);
  page.single("input", box).term(exclusion_term(kind));
  page.text(" ").open("span", {{"class", "quiet"}}).value(Value::counted(words, Term::kNWords)).close();
  page.close().text(" ");
  page.open("span", {{"class", "quiet unscripted"}}).text("(").term(on ? Term::kExclusionApplied : Term::kExclusionOff);
  page.text(")").close().close();
}

void write_choice(PageWriter& page, const PageContent& content) {
  page.open("div", {{"id", "choice"}, {"class", "scripted"}, {"role", "status"}});
  page.term_element("h3", {}, Term::kWithTheseSwitches);
  page.open("div", {{"class", "figures"}});
  for (const auto& [id, of_what] : {std::pair("choice-all", Term::kOfAllWords), {"choice-left", Term::kOfWordsLeft}}) {
    page.open("p", {{"class", "figure"}}).open("strong", {{"id", id}}).close();
    page.term_element("span", {{"class", "of"}}, of_what).close();
  }
  page.close();
  write_bar(page, content.report.shares, "choice-bar");
  page.open("dl", {{"id", "choice-shares"}});
  for (const auto& row : share_rows(content.report.shares)) {
    page.open("div", {{"data-share", row.style}});
    page.open("dt");
    write_sample(page, row.style);
    page.term(row.name).close().open("dd").value(Value::number(row.words)).close().close();
  }
  page.close();
  page.term_element("button", {{"type", "button"}, {"id", "reset"}}, Term::kReset).close();
}

void write_exclusion(PageWriter& page, const PageContent& content, const ReportedExclusion& exclusion) {
  page.open("tr");
  page.open("th", {{"scope", "row"}}).term(exclusion_term(exclusion.kind)).close();
  page.open("td", {{"class", "n"}}).value(Value::number(exclusion.words.size())).close();
  page.open("td");
  if (exclusion.in_file.page > 0) page.phrase({Term::kPage, {Value::number(exclusion.in_file.page)}}).text(", ");
  page.phrase({Term::kParagraph, {Value::number(exclusion.in_file.paragraph)}}).text(": ");
  constexpr std::size_t kMostShown = 300;  // bytes
  const auto text = content.work_text(exclusion.place);
  const auto index = text.size() <= kMostShown ? text.size() : text.find_first_of(" \n", kMostShown);
  page.isolated(text.substr(0, index)).text(index < text.size() ? "…" : "").close();
  page.open("td").term(state_term(exclusion.state));
  if (!exclusion.detail.empty()) {
    page.text(" ").element("bdi", {{"lang", "en"}, {"class", "quiet"}}, exclusion.detail);
  }
  page.close().close();
}

void write_list(PageWriter& page, const PageContent& content) {
  if (content.report.exclusions.empty()) return;
  page.open("details").open("summary").term(Term::kExclusionPlaces).text(": ");
  page.value(Value::number(content.report.exclusions.size())).close();
  Attributes region{{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}};
  page.open("div", region.label({Term::kExclusionPlaces, {}}, page.language()));
  page.open("table").open("thead").open("tr");
  for (const auto name : {Term::kReason, Term::kWords, Term::kPlace, Term::kExclusionEffect}) {
    page.term_element("th", {{"scope", "col"}}, name);
  }
  page.close().close().open("tbody");
  for (const auto& exclusion : content.report.exclusions) write_exclusion(page, content, exclusion);
  page.close().close().close().close();
}

}  // namespace

void write_switches(PageWriter& page, const PageContent& content) {
  const auto kinds = words_by_kind(content.report);
  page.open("section", {{"id", "switches"}, {"aria-labelledby", "switches-title"}});
  page.term_element("h2", {{"id", "switches-title"}}, Term::kCountAgain);
  if (const auto& change = content.view.change) {
    page.open("p").open("a", {{"href", change->address}}).text(change->words).close().close();
  }
  if (kinds.empty()) {
    page.term_element("p", {}, Term::kNoExclusions).close();
    return;
  }
  page.term_element("p", {{"class", "quiet scripted"}}, Term::kCountAgainHint);
  page.open("div", {{"class", "switches"}});
  Attributes group{{"role", "group"}};
  page.open("div", group.label({Term::kExclusions, {}}, page.language())).open("ul");
  for (const auto& [kind, words] : kinds) {
    write_switch(page, kind, words, content.report.settings.exclusions.asked.on.has(kind));
  }
  page.close().close();
  write_choice(page, content);
  page.close();
  write_list(page, content);
  page.close();
}

}  // namespace tamga
