// The shares: one bar that adds up, its classes in words and per cent, and what is borrowed of both denominators.
#include <string>
#include <utility>
#include <vector>

#include "engine/report/certificate/page_sections.h"
#include "engine/report/percent.h"
#include "engine/report/terms/wording.h"

namespace tamga {
namespace {

constexpr double kBarHeight = 13;
constexpr double kRowHeight = 11.5;

struct ShareClass {
  Term name;
  std::uint32_t words;
  Fill fill;
};

std::vector<ShareClass> classes_of(const Shares& shares) {
  return {
      {Term::kCopied, shares.copied, Fill::kBlack},           {Term::kReworded, shares.reworded, Fill::kRising},
      {Term::kSummarised, shares.summarised, Fill::kFalling}, {Term::kQuoted, shares.quoted, Fill::kDark},
      {Term::kSetAside, shares.set_aside, Fill::kLevel},      {Term::kOwnEarlier, shares.own_earlier, Fill::kUpright},
      {Term::kNotJudged, shares.not_judged, Fill::kPale},     {Term::kOriginal, shares.original, Fill::kWhite}};
}

void draw_bar(Page& page, const std::vector<ShareClass>& classes) {
  const double all = page.report.shares.words;
  double x = kLeft;
  for (const auto& entry : classes) {
    if (entry.words == 0) continue;
    const double width = kTextWidth * entry.words / all;
    page.canvas.fill({x, page.top, width, kBarHeight}, entry.fill);
    x += width;
  }
  page.top += kBarHeight + 4;
}

void draw_class(Page& page, const ShareClass& entry, double x, double y, double width) {
  const auto language = page.options.language;
  const auto words = counted(entry.words, Term::kNWords, language);
  const auto share = percent_text(percent(entry.words, page.report.shares.words), language);
  page.canvas.fill({x, y + 1.5, 12, 7}, entry.fill);
  page.canvas.text(x + 17, y, width - 17 - 100, page.word(entry.name));
  page.canvas.text(x + width - 104, y, 58, words, {.align = Align::kRight});
  page.canvas.text(x + width - 46, y, 46, share, {.face = Face::kBold, .align = Align::kRight});
}

void draw_coefficient(Page& page, Term name, std::uint32_t words, double y, double width) {
  const auto share = percent_text(percent(words, page.report.shares.words), page.options.language);
  page.canvas.text(kLeft, y + 0.5, width - 50, page.word(name), {.size = 6.5});
  page.canvas.text(kLeft + width - 46, y, 46, share, {.align = Align::kRight});
}

// In two columns: what is borrowed on the left, and below it the coefficients; all else on the right.
void draw_classes(Page& page, const std::vector<ShareClass>& classes) {
  const double width = (kTextWidth - 18) / 2;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const bool left = i < 3;
    const auto row = static_cast<double>(left ? i : i - 3);
    draw_class(page, classes[i], left ? kLeft : kLeft + width + 18, page.top + row * kRowHeight, width);
  }
  const auto& shares = page.report.shares;
  draw_coefficient(page, Term::kCoefficient1, shares.in_runs_1, page.top + 3 * kRowHeight, width);
  draw_coefficient(page, Term::kCoefficient2, shares.in_runs_2, page.top + 4 * kRowHeight, width);
  page.top += 5 * kRowHeight + 2;
}

void draw_borrowed_of(Page& page, Term whole_name, std::uint32_t whole) {
  const auto language = page.options.language;
  const auto borrowed = page.report.shares.borrowed();
  const auto share = percent_text(percent(borrowed, whole), language);
  const auto line = std::string(page.word(Term::kBorrowed)) + ": " + counted(borrowed, Term::kNWords, language) +
                    " / " + counted(whole, Term::kNWords, language) + ", " + std::string(page.word(whole_name));
  page.canvas.text(kLeft, page.top, kTextWidth - 62, line, {.size = 9});
  page.canvas.text(kRight - 60, page.top, 60, share, {.face = Face::kBold, .size = 9.5, .align = Align::kRight});
  page.top += 13;
}

// "Set aside: legal text 30; title page 12", if anything was.
void draw_set_aside(Page& page) {
  const SetAside& parts = page.report.shares.set_aside_as;
  const std::pair<Term, std::uint32_t> named[] = {{Term::kTemplate, parts.templates},
                                                  {Term::kTitlePage, parts.title_page},
                                                  {Term::kFrontMatter, parts.front_matter},
                                                  {Term::kBibliography, parts.bibliography},
                                                  {Term::kLaw, parts.laws},
                                                  {Term::kSetPhrase, parts.set_phrases}};
  std::string line;
  for (const auto& [name, words] : named) {
    if (words == 0) continue;
    line += (line.empty() ? std::string(page.word(Term::kSetAside)) + ": " : std::string("; ")) +
            std::string(page.word(name)) + ", " + counted(words, Term::kNWords, page.options.language);
  }
  if (!line.empty()) page.top += page.canvas.text(kLeft, page.top, kTextWidth, line, {.size = 8, .lines = 2}) + 1;
}

}  // namespace

void draw_shares(Page& page) {
  const auto& shares = page.report.shares;
  draw_heading(page, page.word(Term::kShares));
  const auto classes = classes_of(shares);
  draw_bar(page, classes);
  draw_classes(page, classes);
  draw_borrowed_of(page, Term::kOfAllWords, shares.words);
  draw_borrowed_of(page, Term::kOfWordsLeft, shares.words_left());
  draw_set_aside(page);
  page.top += 1;
}

}  // namespace tamga
