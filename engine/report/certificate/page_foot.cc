// The foot: what people decided or will decide, their signatures, and the line by which the page is checked.
#include <algorithm>

#include "engine/report/certificate/page_sections.h"
#include "engine/report/percent.h"
#include "engine/report/terms/wording.h"

namespace tamga {
namespace {

constexpr std::size_t kMostDecisions = 5;
constexpr double kWritingLine = 19;  // for a hand

// A block of the foot: its height is known before it is drawn, and it is taken off the bottom.
Page block_of(Page& page, double height) {
  page.bottom -= height;
  Page block{page.canvas, page.report, page.options};
  block.top = page.bottom;
  return block;
}

void draw_verification(Page& page, std::string_view verification) {
  const TextStyle how{.size = 7, .grey = 0.25, .lines = 2};
  const TextStyle code{.face = Face::kMono, .size = 6.5, .lines = 3};
  const double how_height = page.canvas.height_of(kTextWidth, page.word(Term::kHowToVerify), how);
  const double code_height = page.canvas.height_of(kTextWidth, verification, code);
  auto block = block_of(page, how_height + code_height + 6);
  page.canvas.line(kLeft, block.top, kRight, block.top);
  page.canvas.text(kLeft, block.top + 3, kTextWidth, page.word(Term::kHowToVerify), how);
  page.canvas.text(kLeft, block.top + 4 + how_height, kTextWidth, verification, code);
}

void draw_signature_lines(Page& page) {
  constexpr double kColumns[][2] = {{kLeft, 250}, {kLeft + 262, 140}, {kLeft + 414, kTextWidth - 414}};
  const Term labels[] = {Term::kNameAndPosition, Term::kSignatureOfPerson, Term::kDate};
  auto block = block_of(page, kHeadingHeight + 2 * 30 + 4);
  draw_heading(block, page.word(Term::kSignatures));
  for (int row = 0; row < 2; ++row) {
    block.top += kWritingLine;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto [x, width] = kColumns[i];
      page.canvas.line(x, block.top, x + width, block.top);
      page.canvas.text(x, block.top + 1, width, page.word(labels[i]), {.size = 6.5, .grey = 0.35});
    }
    block.top += 11;
  }
}

std::string joined(std::string text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += ", ";
  return text + std::string(more);
}

// "2026-11-22" and, where names are wanted, who.
std::string signed_off(const Page& page, const std::string& who, const std::string& when) {
  return joined(page.options.names ? who : std::string(), when);
}

std::string decision_line(const Page& page, const CertificateReview::Decision& decision) {
  const auto language = page.options.language;
  auto line = filled(Term::kPassageOfSource, language,
                     {std::to_string(decision.source), number_text(decision.work.begin, language),
                      number_text(decision.work.end, language)}) +
              ": " + std::string(page.word(decision.decision));
  const auto signature = signed_off(page, decision.who, decision.when);
  if (!signature.empty()) line += " (" + signature + ")";
  if (!decision.reason.empty()) line += ". " + decision.reason;
  if (!decision.objection.empty()) line += " · " + std::string(page.word(Term::kObjection)) + ": " + decision.objection;
  return line;
}

std::string after_review_line(const Page& page, const Shares& after) {
  const auto language = page.options.language;
  const auto share = [&](const Shares& shares) {
    return counted(shares.borrowed(), Term::kNWords, language) + " (" +
           percent_text(percent(shares.borrowed(), shares.words), language) + ")";
  };
  return std::string(page.word(Term::kMeasured)) + ": " + share(page.report.shares) + "  →  " +
         std::string(page.word(Term::kAfterReview)) + ": " + share(after);
}

std::string judged_line(const Page& page, const CertificateReview& review) {
  const auto language = page.options.language;
  const auto count = [&](Term kind) {
    return number_text(
        static_cast<std::uint64_t>(std::ranges::count(review.decisions, kind, &CertificateReview::Decision::decision)),
        language);
  };
  return filled(Term::kDecisionsCount, language,
                {number_text(review.judged, language), number_text(review.passages, language)}) +
         " (" +
         filled(Term::kConfirmedAndNot, language,
                {count(Term::kDecisionConfirmed), count(Term::kDecisionNotBorrowed)}) +
         ")";
}

// A line of the block of decisions, in its own style.
struct FootLine {
  std::string text;
  TextStyle style;
};

std::vector<FootLine> review_lines(const Page& page, const CertificateReview& review) {
  std::vector<FootLine> lines = {{after_review_line(page, review.shares), {.face = Face::kBold, .size = 9}},
                                 {judged_line(page, review), {}}};
  const auto& decisions = review.decisions;
  for (std::size_t i = 0; i < std::min(decisions.size(), kMostDecisions); ++i) {
    lines.push_back({decision_line(page, decisions[i]), {.size = 8, .lines = 1}});
  }
  if (decisions.size() > kMostDecisions) {
    const auto rest = number_text(decisions.size() - kMostDecisions, page.options.language);
    lines.push_back({filled(Term::kMoreDecisions, page.options.language, {rest}), {.size = 8}});
  }
  if (!review.conclusion.empty()) {
    const auto signature = signed_off(page, review.concluded_by, review.concluded_on);
    lines.push_back({std::string(page.word(Term::kOverallDecision)) + ": " + review.conclusion +
                         (signature.empty() ? "" : " (" + signature + ")"),
                     {.lines = 3}});
  }
  return lines;
}

double review_height(Page& page, const std::vector<FootLine>& lines) {
  double height = kHeadingHeight + 4;
  for (const auto& line : lines) height += page.canvas.height_of(kTextWidth, line.text, line.style) + 1;
  return height;
}

}  // namespace

void draw_foot(Page& page, std::string_view verification) {
  draw_verification(page, verification);
  draw_signature_lines(page);
}

double decision_height(Page& page) {
  constexpr double kEmpty = kHeadingHeight + 2 * kWritingLine + 6;
  return page.options.review ? review_height(page, review_lines(page, *page.options.review)) : kEmpty;
}

void draw_decision(Page& page) {
  constexpr int kMostWritingLines = 8;
  draw_heading(page, page.word(Term::kDecision));
  if (page.options.review) {
    for (const auto& line : review_lines(page, *page.options.review)) {
      page.top += page.canvas.text(kLeft, page.top, kTextWidth, line.text, line.style) + 1;
    }
    return;
  }
  for (int i = 0; i < kMostWritingLines && page.top + kWritingLine < page.bottom; ++i) {
    page.top += kWritingLine;
    page.canvas.line(kLeft, page.top - 3, kRight, page.top - 3);
  }
}

}  // namespace tamga
