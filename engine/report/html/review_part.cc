// Decisions of people: beside each passage, and what follows from them for the work.
#include <algorithm>
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"
#include "engine/report/review/after_review.h"

namespace tamga {
namespace {

Term decision_term(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::kOpen:
      return Term::kDecisionOpen;
    case DecisionKind::kConfirmed:
      return Term::kDecisionConfirmed;
    case DecisionKind::kNotBorrowed:
      break;
  }
  return Term::kDecisionNotBorrowed;
}

void write_line(PageWriter& page, Term name, std::string_view text) {
  if (text.empty()) return;
  page.open("p").term(name).text(": ").isolated(text).close();
}

void write_field(PageWriter& page, Term name, std::string_view tag, const Attributes& attributes) {
  page.open("label").term(name);
  if (tag == "input") {
    page.single(tag, attributes);
  } else {
    page.open(tag, attributes).close();
  }
  page.close();
}

// The form of one passage, which the script copies into the passage that is open.
void write_form(PageWriter& page, bool student) {
  page.open("template", {{"id", "decision-form"}}).open("form", {{"class", "decide"}});
  if (!student) {
    page.open("fieldset").term_element("legend", {}, Term::kDecision);
    for (const auto kind : {DecisionKind::kOpen, DecisionKind::kConfirmed, DecisionKind::kNotBorrowed}) {
      page.open("label", {{"class", "radio"}});
      page.single("input", {{"type", "radio"}, {"name", "decision"}, {"value", decision_name(kind)}});
      page.term(decision_term(kind)).close();
    }
    page.close();
    write_field(page, Term::kReason, "textarea", {{"name", "reason"}, {"rows", "2"}});
    write_field(page, Term::kDecidedBy, "input", {{"name", "who"}, {"autocomplete", "name"}});
  }
  write_field(page, Term::kObjection, "textarea", {{"name", "objection"}, {"rows", "2"}});
  page.close().close();
}

void write_tools(PageWriter& page) {
  page.open("div", {{"class", "scripted tools"}});
  page.term_element("button", {{"type", "button"}, {"id", "save-decisions"}}, Term::kSaveDecisions);
  page.open("label", {{"class", "file"}}).term(Term::kLoadDecisions);
  page.single("input", {{"type", "file"}, {"id", "load-decisions"}, {"accept", ".json,application/json"}}).close();
  page.open("p", {{"id", "decisions-state"}, {"role", "status"}}).close().close();
}

void write_figures(PageWriter& page, const PageContent& content) {
  const auto review = after_review(content.report, content.decisions);
  const auto& measured = content.report.shares;
  page.open("p", {{"id", "review-count"}});
  page.phrase({Term::kDecisionsCount, {Value::number(review.judged_passages), Value::number(review.passages)}}).close();
  page.open("table", {{"class", "review"}})
      .open("thead")
      .open("tr")
      .term_element("th", {{"scope", "col"}}, Term::kBorrowed);
  page.term_element("th", {{"scope", "col"}, {"class", "n"}}, Term::kMeasured);
  page.term_element("th", {{"scope", "col"}, {"class", "n"}}, Term::kAfterReview).close().close().open("tbody");
  const auto row = [&](Term name, std::string_view id, const Value& before, const Value& after) {
    page.open("tr").term_element("th", {{"scope", "row"}}, name);
    page.open("td", {{"class", "n"}}).value(before).close();
    page.open("td", {{"class", "n"}, {"id", id}}).value(after).close().close();
  };
  const auto& after = review.shares;
  row(Term::kWords, "after-words", Value::number(measured.borrowed()), Value::number(after.borrowed()));
  row(Term::kOfAllWords, "after-all", Value::percent(measured.borrowed(), measured.words),
      Value::percent(after.borrowed(), after.words));
  row(Term::kOfWordsLeft, "after-left", Value::percent(measured.borrowed(), measured.words_left()),
      Value::percent(after.borrowed(), after.words_left()));
  page.close().close();
}

}  // namespace

void write_decision(PageWriter& page, const PageContent& content, std::uint32_t number) {
  const auto& [source, passage] = content.passages[number];
  const auto& all = content.decisions.passages;
  const auto found = std::ranges::find_if(
      all, [&](const PassageDecision& each) { return each.source == source + 1 && each.work == passage->work; });
  page.open("div", {{"class", "decision"}});
  if (found != all.end()) {
    page.open("p").open("strong").term(decision_term(found->decision)).close().close();
    write_line(page, Term::kReason, found->reason);
    write_line(page, Term::kDecidedBy, found->who);
    write_line(page, Term::kDecidedOn, found->when);
    write_line(page, Term::kObjection, found->objection);
  }
  page.close();
  if (!content.view.student) return;
  page.open("div", {{"class", "objection"}}).term_element("p", {}, Term::kObjectionSpace);
  for (int line = 0; line < 3; ++line) page.open("div", {{"class", "line"}}).close();
  page.close();
}

void write_review(PageWriter& page, const PageContent& content) {
  page.open("section", {{"id", "review"}, {"aria-labelledby", "review-title"}});
  page.term_element("h2", {{"id", "review-title"}}, Term::kDecisions);
  page.term_element("p", {{"class", "quiet"}}, Term::kDecisionsHint);
  if (!content.view.student) write_figures(page, content);
  const auto& conclusion = content.decisions.conclusion;
  page.open("div", {{"class", "conclusion"}});
  write_line(page, Term::kOverallDecision, conclusion.text);
  write_line(page, Term::kDecidedBy, conclusion.who);
  write_line(page, Term::kDecidedOn, conclusion.when);
  page.close();
  if (!content.view.student) {
    page.open("form", {{"class", "decide scripted"}, {"id", "conclusion-form"}});
    write_field(page, Term::kOverallDecision, "textarea", {{"name", "text"}, {"rows", "3"}});
    write_field(page, Term::kDecidedBy, "input", {{"name", "who"}, {"autocomplete", "name"}});
    page.close();
  }
  write_tools(page);
  write_form(page, content.view.student);
  page.close();
}

}  // namespace tamga
