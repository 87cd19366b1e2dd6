// Title, work and check: what was held against what, and how.
#include <algorithm>

#include "engine/report/certificate/page_sections.h"
#include "engine/report/terms/report_terms.h"
#include "engine/report/terms/wording.h"

namespace tamga {
namespace {

constexpr double kLabelWidth = 118;
constexpr double kCodeSize = 96;

std::string words_line(const Page& page) {
  const auto& work = page.report.work;
  auto line = counted(work.words, Term::kNWords, page.options.language);
  const char* before = " (";
  for (const auto& entry : work.languages) {
    line += before + std::string(page.word(language_term(entry.language))) + " " +
            number_text(entry.words, page.options.language);
    before = ", ";
  }
  return work.languages.empty() ? line : line + ")";
}

std::string snapshot_line(const Page& page) {
  const auto& snapshot = page.report.snapshot;
  if (snapshot.corpus.empty()) return std::string(page.word(Term::kTwoFiles));
  const auto language = page.options.language;
  return filled(Term::kCertificateSnapshotNumber, language,
                {std::to_string(to_number(snapshot.sequence)),
                 counted(snapshot.documents_searched, Term::kNDocuments, language)});
}

std::string settings_line(const Page& page) {
  const auto& settings = page.report.settings;
  const auto number = [&](std::uint32_t value) { return number_text(value, page.options.language); };
  auto line =
      filled(Term::kSettingsLine, page.options.language,
             {number(settings.fingerprints.k), number(settings.fingerprints.window), number(settings.min_words)});
  if (page.report.snapshot.corpus.empty()) return line;
  return line + "; " +
         filled(Term::kSettingsOfSearch, page.options.language,
                {number(settings.candidate_budget), number(settings.document_cap)});
}

std::string version_line(const Page& page) {
  const auto& normalisation = page.report.settings.normalisation;
  return filled(Term::kEngineAndNormalisation, page.options.language,
                {page.report.version, normalisation.name, std::to_string(normalisation.version)});
}

}  // namespace

void draw_heading(Page& page, std::string_view text) {
  page.canvas.line(kLeft, page.top + 2, kRight, page.top + 2);
  page.canvas.text(kLeft, page.top + 3.5, kTextWidth, text, {.face = Face::kBold, .size = 9});
  page.top += kHeadingHeight;
}

void draw_row(Page& page, std::string_view label, std::string_view value, const TextStyle& style) {
  TextStyle label_style;
  label_style.grey = 0.35;
  label_style.lines = 2;
  const double label_height = page.canvas.text(kLeft, page.top, kLabelWidth - 6, label, label_style);
  const double height = page.canvas.text(kLeft + kLabelWidth, page.top, kTextWidth - kLabelWidth, value, style);
  page.top += std::max(height, label_height) + 1;
}

void draw_title(Page& page, const QrCode& code) {
  const double width = kTextWidth - kCodeSize - 8;
  page.canvas.qr({kRight - kCodeSize + 8, page.top - 12, kCodeSize, kCodeSize}, code);
  double y = page.top;
  y += page.canvas.text(kLeft, y, width, page.word(Term::kCertificate), {.face = Face::kBold, .size = 17}) + 3;
  y += page.canvas.text(kLeft, y, width, page.word(Term::kReport), {.size = 10, .lines = 2}) + 5;
  page.canvas.text(kLeft, y, width, page.word(Term::kNotice), {.face = Face::kBold, .size = 9, .lines = 3});
  page.top += kCodeSize - 16;
}

void draw_work(Page& page) {
  const auto& work = page.report.work;
  draw_heading(page, page.word(Term::kCheckedWork));
  draw_row(page, page.word(Term::kFile), work.file_name, {.lines = 2});
  if (page.options.names && !page.report.envelope.work_author.empty()) {
    draw_row(page, page.word(Term::kAuthor), page.report.envelope.work_author, {.lines = 2});
  }
  draw_row(page, page.word(Term::kAllWords), words_line(page));
  draw_row(page, "SHA-256", work.sha256, {.face = Face::kMono, .size = 7.5});
  page.top += 2;
}

void draw_check(Page& page) {
  const auto& snapshot = page.report.snapshot;
  draw_heading(page, page.word(Term::kCertificateHowChecked));
  if (!snapshot.corpus.empty()) draw_row(page, page.word(Term::kCorpus), snapshot.corpus, {.lines = 2});
  draw_row(page, page.word(Term::kSnapshot), snapshot_line(page));
  draw_row(page, page.word(Term::kSettings), settings_line(page), {.size = 8, .lines = 2});
  draw_row(page, page.word(Term::kVersion), version_line(page));
  page.top += 2;
}

}  // namespace tamga
