#include "engine/prepared_work.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/match/whole_text.h"
#include "engine/report/reported_signs.h"
#include "engine/reported_passages.h"
#include "engine/text/language.h"

namespace tamga {
namespace {

Result<TokenizedText> read_tokens(const std::string& name, std::string_view text, const Tokenizer& tokenizer) {
  auto tokenized = tokenizer.tokenize(text);
  if (!tokenized) return fail(tokenized.error().code, name + ": " + tokenized.error().message);
  return tokenized;
}

std::vector<ReportedWork::LanguageWords> words_by_language(const std::vector<Token>& tokens) {
  std::vector<ReportedWork::LanguageWords> languages;
  for (const Language language : {Language::kKyrgyz, Language::kRussian, Language::kEnglish, Language::kOther}) {
    const auto words = std::ranges::count(tokens, language, &Token::language);
    if (words > 0) languages.push_back({language, static_cast<std::uint32_t>(words)});
  }
  std::ranges::stable_sort(languages, std::greater<>(), &ReportedWork::LanguageWords::words);
  return languages;
}

std::optional<RunFinder> run_finder(ReportDepth depth, std::span<const Token> tokens, std::uint32_t words) {
  if (depth == ReportDepth::kFigures) return std::nullopt;
  return RunFinder(tokens, words);
}

}  // namespace

PreparedWork::PreparedWork(const Work& work, const Tokenizer& tokenizer, TokenizedText read,
                           const AlignSettings& settings, ReportDepth depth)
    : work_(work),
      tokenizer_(tokenizer),
      depth_(depth),
      read_(std::move(read)),
      code_points_(work.text.text),
      aligner_(tokens(), settings),
      guaranteed_run_(settings.guaranteed_run),
      runs_of_5_(run_finder(depth, tokens(), kRunOfCoefficient1)),
      runs_of_25_(run_finder(depth, tokens(), kRunOfCoefficient2)) {}

Result<std::unique_ptr<const PreparedWork>> PreparedWork::prepare(const Work& work, const Tokenizer& tokenizer,
                                                                  const AlignSettings& settings, ReportDepth depth) {
  auto read = read_tokens(work.file_name, work.text.text, tokenizer);
  if (!read) return std::unexpected(std::move(read).error());
  return std::unique_ptr<const PreparedWork>(new PreparedWork(work, tokenizer, *std::move(read), settings, depth));
}

Result<TextSigns> PreparedWork::read_signs() const {
  Result<TextSigns> signs;
  if (depth_ == ReportDepth::kWhole) {
    signs = tokenizer_.read_signs(work_.text, read_);
  } else if (auto marks = tokenizer_.read_marks(work_.text, read_); marks) {
    signs->marks = *std::move(marks);
  } else {
    signs = std::unexpected(std::move(marks.error()));
  }
  if (!signs) return fail(signs.error().code, work_.file_name + ": " + signs.error().message);
  return signs;
}

Result<FoundSource> PreparedWork::hold_against(SourceDocument source) const {
  const auto read = read_tokens(source.about.id, source.text.text, tokenizer_);
  if (!read) return std::unexpected(read.error());
  const auto& source_tokens = read->tokens;
  auto alignment = aligner_.align(source_tokens);
  // No run of so short a work is long enough to be found by itself.
  if (this->words() < guaranteed_run_) alignment.passages = whole_text_passages(tokens(), source_tokens);

  FoundSource found;
  found.shown = std::move(source.about);
  found.authorship = std::move(source.authorship);
  found.legal = source.legal;
  found.passages = std::move(alignment.passages);
  found.repeated_seeds = alignment.capped_seeds;
  if (runs_of_5_) found.runs_of_5 = runs_of_5_->shared(source_tokens);
  // A run of 25 is a run of 5, so most sources need no second look.
  if (std::ranges::any_of(found.runs_of_5, [](TokenRange run) { return run.size() >= kRunOfCoefficient2; })) {
    found.runs_of_25 = runs_of_25_->shared(source_tokens);
  }
  found.shown.words = static_cast<std::uint32_t>(source_tokens.size());
  if (found.passages.empty()) return found;
  const CodePointIndex source_code_points(source.text.text);
  found.shown.passages =
      reported_passages({work_.text, tokens(), code_points_}, {source.text, source_tokens, source_code_points},
                        found.passages, depth_ == ReportDepth::kWhole);
  return found;
}

ReportedWork PreparedWork::reported() const {
  ReportedWork reported;
  reported.words = words();
  if (depth_ == ReportDepth::kFigures) return reported;
  reported.text = work_.text.text;
  reported.file_name = work_.file_name;
  reported.sha256 = work_.sha256;
  reported.format = work_.text.format;
  reported.encoding = work_.text.encoding;
  reported.notes = work_.text.notes;
  reported.languages = words_by_language(tokens());
  reported.course = work_.course;
  reported.assignment = work_.assignment;
  return reported;
}

// Words come in order, so code points are counted on from one to the next.
std::vector<WordPlace> PreparedWork::word_places() const {
  std::vector<WordPlace> places;
  if (depth_ == ReportDepth::kFigures) return places;
  places.reserve(tokens().size());
  const std::string_view text = work_.text.text;
  std::uint32_t byte = 0;
  std::uint32_t code_points = 0;
  const auto count_to = [&](std::uint32_t next) {
    code_points += static_cast<std::uint32_t>(count_code_points(text.substr(byte, next - byte)));
    byte = next;
    return code_points;
  };
  for (const Token& token : tokens()) {
    const Block* block = find_block(work_.text.blocks, token.range.begin);
    const std::uint32_t begin = count_to(token.range.begin);
    const std::uint32_t end = count_to(token.range.end);
    places.push_back({{begin, end}, block == nullptr ? Place{} : Place{block->part, block->paragraph, block->page}});
  }
  return places;
}

std::vector<ReportedFlag> PreparedWork::reported_flags(const TextSigns& signs) const {
  return tamga::reported_flags(signs, code_points_);
}

std::vector<ReportedObservation> PreparedWork::reported_observations(const TextSigns& signs) const {
  return tamga::reported_observations(signs, code_points_);
}

}  // namespace tamga
