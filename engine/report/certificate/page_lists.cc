// The lists between head and foot: sources, signs of disguise, what was not checked.
#include <algorithm>
#include <map>
#include <utility>

#include "engine/report/certificate/page_sections.h"
#include "engine/report/percent.h"
#include "engine/report/terms/report_terms.h"
#include "engine/report/terms/wording.h"

namespace tamga {
namespace {

constexpr double kRowHeight = 11.5;

std::string flags_line(const Page& page) {
  std::string line;
  for (const auto& flag : page.report.flags) {
    line += (line.empty() ? "" : "; ") + std::string(page.word(flag_term(flag.kind))) + ": " +
            counted(flag.words, Term::kNWords, page.options.language);
  }
  return line.empty() ? std::string(page.word(Term::kNoFlags)) : line;
}

// A code that stands several times, once a document, is one sentence.
std::string not_checked_line(const Page& page) {
  std::map<NotCheckedReason, std::uint64_t> counts;
  for (const auto& entry : page.report.not_checked) counts[entry.reason] += entry.count;
  std::string line;
  for (const auto& [reason, count] : counts) {
    line += (line.empty() ? "" : "; ") +
            filled(not_checked_term(reason), page.options.language, {number_text(count, page.options.language)});
  }
  return line.empty() ? std::string(page.word(Term::kNothingLeftOut)) : line;
}

// Columns of the table of sources, from the right.
constexpr double kSeenWidth = 86;
constexpr double kShareWidth = 78;

void draw_source_row(Page& page, std::string_view name, std::string_view in_report, std::string_view in_text,
                     std::string_view seen, const TextStyle& style) {
  auto right = style;
  right.align = Align::kRight;
  const double seen_at = kRight - kSeenWidth;
  const double text_at = seen_at - kShareWidth;
  const double report_at = text_at - kShareWidth;
  page.canvas.text(kLeft, page.top, report_at - kLeft - 4, name, style);
  page.canvas.text(report_at, page.top, kShareWidth - 4, in_report, right);
  page.canvas.text(text_at, page.top, kShareWidth - 4, in_text, right);
  page.canvas.text(seen_at, page.top, kSeenWidth, seen, right);
  page.top += kRowHeight;
}

void draw_source(Page& page, std::size_t index) {
  const auto& source = page.report.sources[index];
  const auto language = page.options.language;
  const auto share = [&](std::uint32_t words) {
    return number_text(words, language) + " (" + percent_text(percent(words, page.report.shares.words), language) + ")";
  };
  const auto& name = source.title.empty() ? source.id : source.title;
  const auto seen = source.first_seen.empty() ? std::string("–") : source.first_seen.substr(0, 10);
  draw_source_row(page, std::to_string(index + 1) + ". " + name, share(source.share.in_report),
                  share(source.share.in_text), seen, {.size = 8});
}

void draw_rest_of_sources(Page& page, std::size_t from) {
  const auto& sources = page.report.sources;
  std::uint64_t words = 0;
  for (std::size_t i = from; i < sources.size(); ++i) words += sources[i].share.in_report;
  const auto language = page.options.language;
  const auto line =
      filled(Term::kCertificateMoreSources, language,
             {counted(sources.size() - from, Term::kNSources, language), counted(words, Term::kNWords, language)});
  page.canvas.text(kLeft, page.top, kTextWidth, line, {.size = 8});
  page.top += kRowHeight;
}

void draw_sources(Page& page, double end) {
  const auto& sources = page.report.sources;
  draw_heading(page, page.word(Term::kSources));
  if (sources.empty()) {
    page.top += page.canvas.text(kLeft, page.top, kTextWidth, page.word(Term::kNoSources)) + 2;
    return;
  }
  page.top -= kHeadingHeight - 4;  // the names of the columns stand beside the heading
  draw_source_row(page, "", page.word(Term::kInReport), page.word(Term::kInText), page.word(Term::kFirstSeen),
                  {.size = 7, .grey = 0.35});
  page.top += kHeadingHeight - 4 - kRowHeight;
  const auto rows = static_cast<std::size_t>(std::max(1.0, (end - page.top) / kRowHeight));
  const std::size_t shown = sources.size() <= rows ? sources.size() : rows - 1;
  for (std::size_t i = 0; i < shown; ++i) draw_source(page, i);
  if (shown < sources.size()) draw_rest_of_sources(page, shown);
  page.top += 2;
}

}  // namespace

void draw_lists(Page& page, double reserved) {
  const TextStyle paragraph{.size = 8, .lines = 3};
  const TextStyle long_paragraph{.size = 8, .lines = 5};
  const auto flags = flags_line(page);
  const auto not_checked = not_checked_line(page);
  const double below = 2 * kHeadingHeight + page.canvas.height_of(kTextWidth, flags, paragraph) +
                       page.canvas.height_of(kTextWidth, not_checked, long_paragraph) + 8;
  draw_sources(page, page.bottom - reserved - below);
  draw_heading(page, page.word(Term::kFlags));
  page.top += page.canvas.text(kLeft, page.top, kTextWidth, flags, paragraph) + 2;
  draw_heading(page, page.word(Term::kNotChecked));
  page.top += page.canvas.text(kLeft, page.top, kTextWidth, not_checked, long_paragraph);
}

}  // namespace tamga
