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

}  // namespace

PreparedWork::PreparedWork(const Work& work, const Tokenizer& tokenizer, TokenizedText read, TextSigns signs,
                           const AlignSettings& settings)
    : work_(work),
      tokenizer_(tokenizer),
      tokens_(std::move(read.tokens)),
      sentences_(std::move(read.sentences)),
      signs_(std::move(signs)),
      code_points_(work.text.text),
      aligner_(tokens_, settings),
      guaranteed_run_(settings.guaranteed_run),
      runs_of_5_(tokens_, kRunOfCoefficient1),
      runs_of_25_(tokens_, kRunOfCoefficient2) {}

Result<std::unique_ptr<const PreparedWork>> PreparedWork::prepare(const Work& work, const Tokenizer& tokenizer,
                                                                  const AlignSettings& settings) {
  auto read = read_tokens(work.file_name, work.text.text, tokenizer);
  if (!read) return std::unexpected(std::move(read).error());
  auto signs = tokenizer.read_signs(work.text, *read);
  if (!signs) return fail(signs.error().code, work.file_name + ": " + signs.error().message);
  return std::unique_ptr<const PreparedWork>(
      new PreparedWork(work, tokenizer, *std::move(read), *std::move(signs), settings));
}

Result<FoundSource> PreparedWork::hold_against(SourceDocument source) const {
  const auto read = read_tokens(source.about.id, source.text.text, tokenizer_);
  if (!read) return std::unexpected(read.error());
  const auto& tokens = read->tokens;
  auto alignment = aligner_.align(tokens);
  // No run of so short a work is long enough to be found by itself.
  if (this->words() < guaranteed_run_) alignment.passages = whole_text_passages(tokens_, tokens);

  FoundSource found;
  found.shown = std::move(source.about);
  found.authorship = std::move(source.authorship);
  found.legal = source.legal;
  found.passages = std::move(alignment.passages);
  found.repeated_seeds = alignment.capped_seeds;
  found.runs_of_5 = runs_of_5_.shared(tokens);
  // A run of 25 is a run of 5, so most sources need no second look.
  if (std::ranges::any_of(found.runs_of_5, [](TokenRange run) { return run.size() >= kRunOfCoefficient2; })) {
    found.runs_of_25 = runs_of_25_.shared(tokens);
  }
  found.shown.words = static_cast<std::uint32_t>(tokens.size());
  if (found.passages.empty()) return found;
  const CodePointIndex source_code_points(source.text.text);
  found.shown.passages =
      reported_passages({work_.text, tokens_, code_points_}, {source.text, tokens, source_code_points}, found.passages);
  return found;
}

ReportedWork PreparedWork::reported() const {
  ReportedWork reported;
  reported.file_name = work_.file_name;
  reported.sha256 = work_.sha256;
  reported.format = work_.text.format;
  reported.encoding = work_.text.encoding;
  reported.notes = work_.text.notes;
  reported.text = work_.text.text;
  reported.words = words();
  reported.languages = words_by_language(tokens_);
  reported.course = work_.course;
  reported.assignment = work_.assignment;
  return reported;
}

// Words come in order, so code points are counted on from one to the next.
std::vector<WordPlace> PreparedWork::word_places() const {
  std::vector<WordPlace> places;
  places.reserve(tokens_.size());
  const std::string_view text = work_.text.text;
  std::uint32_t byte = 0;
  std::uint32_t code_points = 0;
  const auto count_to = [&](std::uint32_t next) {
    code_points += static_cast<std::uint32_t>(count_code_points(text.substr(byte, next - byte)));
    byte = next;
    return code_points;
  };
  for (const Token& token : tokens_) {
    const Block* block = find_block(work_.text.blocks, token.range.begin);
    const std::uint32_t begin = count_to(token.range.begin);
    const std::uint32_t end = count_to(token.range.end);
    places.push_back(
        {{begin, end}, block == nullptr ? Place{} : Place{block->part, block->paragraph, block->page}});
  }
  return places;
}

std::vector<ReportedFlag> PreparedWork::reported_flags() const {
  return tamga::reported_flags(signs_, code_points_);
}

std::vector<ReportedObservation> PreparedWork::reported_observations() const {
  return tamga::reported_observations(signs_, code_points_);
}

}  // namespace tamga
