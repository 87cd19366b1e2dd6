// What was checked and how: everything that makes the report repeatable.
#include <algorithm>
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"

namespace tamga {
namespace {

// One line of the list: a term and what `write` writes.
template <class Write>
void write_entry(PageWriter& page, Term name, Write write) {
  page.open("div");
  page.term_element("dt", {}, name).open("dd");
  write();
  page.close().close();
}

void write_text_entry(PageWriter& page, Term name, std::string_view text) {
  if (!text.empty()) write_entry(page, name, [&] { page.isolated(text); });
}

void write_work(PageWriter& page, const PageContent& content) {
  const auto& work = content.report.work;
  write_text_entry(page, Term::kFile, work.file_name);
  write_text_entry(page, Term::kAuthor, content.report.envelope.work_author);
  write_text_entry(page, Term::kCourse, work.course);
  write_text_entry(page, Term::kAssignment, work.assignment);
  write_entry(page, Term::kFormat, [&] {
    write_format(page, work.format);
    if (!work.encoding.empty()) page.text(", ").isolated(work.encoding);
  });
  write_entry(page, Term::kFileSum, [&] { page.element("code", {}, work.sha256); });
  if (work.notes.empty()) return;
  write_entry(page, Term::kNotesOfReader, [&] {
    page.open("ul", {{"lang", "en"}});
    for (const auto& note : work.notes) page.open("li").isolated(note).close();
    page.close();
  });
}

void write_searched(PageWriter& page, const Report& report) {
  if (report.searched.empty()) return;
  write_entry(page, Term::kSearchedCollections, [&] {
    page.open("ul");
    for (const auto& collection : report.searched) {
      page.open("li");
      collection.name.empty() ? page.term(Term::kNoCollection) : page.isolated(collection.name);
      page.text(": ").value(Value::counted(collection.documents, Term::kNDocuments));
      if (collection.legal) page.text(", ").term(Term::kLaws);
      page.open("span", {{"class", "quiet"}});
      for (const auto& group : collection.groups) {
        page.text(" · ").term(language_term(group.language)).text(" ").isolated(group.year).text(" ");
        page.value(Value::number(group.documents));
      }
      page.close().close();
    }
    page.close();
  });
}

void write_snapshot(PageWriter& page, const Report& report) {
  const auto& snapshot = report.snapshot;
  if (snapshot.corpus.empty()) {
    write_entry(page, Term::kCorpus, [&] { page.term(Term::kComparedWithoutCorpus); });
    return;
  }
  write_text_entry(page, Term::kCorpus, snapshot.corpus);
  write_entry(page, Term::kSnapshot,
              [&] { page.phrase({Term::kSnapshotNumber, {Value::number(to_number(snapshot.sequence))}}); });
  write_text_entry(page, Term::kStopSet, snapshot.stop_set);
  write_entry(page, Term::kDocumentsSearched, [&] { page.value(Value::number(snapshot.documents_searched)); });
  write_text_entry(page, Term::kInstitution, report.settings.institution);
  write_searched(page, report);
}

void write_settings(PageWriter& page, const Report& report) {
  const auto& settings = report.settings;
  write_entry(page, Term::kGuaranteedRun, [&] {
    page.phrase({Term::kGuaranteedRunSentence, {Value::number(settings.fingerprints.guaranteed_run())}});
    if (settings.guaranteed_through_index() == 0) return;
    page.text(" ");
    page.phrase({Term::kGuaranteedThroughIndexSentence, {Value::number(settings.guaranteed_through_index())}});
  });
  write_entry(page, Term::kLeastWords, [&] { page.value(Value::counted(settings.min_words, Term::kNWords)); });
  write_entry(page, Term::kSearchSettings, [&] {
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    page.element("code", {{"lang", "en"}},
                 "k " + number(settings.fingerprints.k) + ", window " + number(settings.fingerprints.window) +
                     ", minimum shared " + number(settings.minimum_shared) + ", rare " +
                     number(settings.rare_documents) + ", document cap " + number(settings.document_cap) +
                     ", candidate budget " + number(settings.candidate_budget) + ", top " + number(settings.top) +
                     ", stem pairs " + number(settings.stem_pairs.reach) + "/" + number(settings.stem_pairs.one_in) +
                     "/" + number(settings.minimum_stem_pairs) + ", bits " + number(settings.fingerprint_bits));
  });
  write_entry(page, Term::kExclusions, [&] {
    const auto kinds = settings.exclusions.asked.on.kinds();
    for (std::size_t i = 0; i < kinds.size(); ++i) page.text(i > 0 ? ", " : "").term(exclusion_term(kinds[i]));
  });
  write_entry(page, Term::kNormalisation, [&] {
    page.isolated(settings.normalisation.name).text(" " + std::to_string(settings.normalisation.version));
  });
}

void write_observations(PageWriter& page, const Report& report) {
  if (report.observations.empty()) return;
  write_entry(page, Term::kObservations, [&] {
    page.open("ul");
    for (const auto& observation : report.observations) {
      page.open("li").term(observation_term(observation.kind)).text(": ");
      page.value(Value::counted(observation.words, Term::kNWords)).close();
    }
    page.close();
  });
}

void write_left_out(PageWriter& page, const Report& report) {
  write_entry(page, Term::kNotChecked, [&] {
    if (report.not_checked.empty()) {
      page.term(Term::kNothingLeftOut);
      return;
    }
    page.open("ul");
    for (const auto& entry : report.not_checked) {
      page.open("li").phrase({not_checked_term(entry.reason), {Value::number(entry.count)}}).close();
    }
    page.close();
  });
}

Term level_term(const HtmlView& view) {
  switch (view.level) {
    case ViewerLevel::kFull:
      return Term::kLevelFull;
    case ViewerLevel::kPassages:
      return Term::kLevelPassages;
    case ViewerLevel::kFigures:
      break;
  }
  return Term::kLevelFigures;
}

}  // namespace

void write_format(PageWriter& page, std::string_view format) {
  format == "plain text" ? page.term(Term::kPlainText) : page.isolated(format);
}

void write_method(PageWriter& page, const PageContent& content) {
  page.open("section", {{"id", "method"}, {"aria-labelledby", "method-title"}});
  page.term_element("h2", {{"id", "method-title"}}, Term::kHowChecked);
  page.open("dl", {{"class", "entries"}});
  write_work(page, content);
  write_snapshot(page, content.report);
  write_settings(page, content.report);
  write_observations(page, content.report);
  write_left_out(page, content.report);
  write_entry(page, Term::kVersion, [&] { page.text("Tamga ").isolated(content.report.version); });
  write_entry(page, Term::kReportSum, [&] { page.element("code", {}, content.report_sha256); });
  write_entry(page, Term::kViewerLevel, [&] {
    page.term(level_term(content.view));
    if (content.view.student) page.text("; ").term(Term::kStudentCopy);
  });
  page.close().close();
}

void write_glossary(PageWriter& page) {
  constexpr std::pair<Term, Term> kWords[] = {
      {Term::kBorrowed, Term::kBorrowedMeaning},     {Term::kCopied, Term::kCopiedMeaning},
      {Term::kReworded, Term::kRewordedMeaning},     {Term::kSummarised, Term::kSummarisedMeaning},
      {Term::kQuoted, Term::kQuotedMeaning},         {Term::kSetAside, Term::kSetAsideMeaning},
      {Term::kOwnEarlier, Term::kOwnEarlierMeaning}, {Term::kNotJudged, Term::kNotJudgedMeaning},
      {Term::kOriginal, Term::kOriginalMeaning},     {Term::kWordsLeft, Term::kWordsLeftMeaning},
      {Term::kInReport, Term::kInReportMeaning},     {Term::kInText, Term::kInTextMeaning},
      {Term::kFirstSeen, Term::kFirstSeenMeaning}};
  page.open("section", {{"id", "glossary"}, {"aria-labelledby", "glossary-title"}});
  page.term_element("h2", {{"id", "glossary-title"}}, Term::kWhatWordsMean).open("dl", {{"class", "entries"}});
  for (const auto& [name, meaning] : kWords) {
    write_entry(page, name, [&] { page.term(meaning); });
  }
  page.close().close();
}

}  // namespace tamga
