#include "tokenizers/scan/text_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/base/hash.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/language_model.h"
#include "tokenizers/scan/plain_kind.h"
#include "tokenizers/scan/word_facts.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

// Bytes of a gap that it takes a look to tell that nothing ends a sentence there.
constexpr auto kLook = [] {
  std::array<bool, 256> table{};
  for (const char byte : {'.', '!', '?', '\n', '\r'}) table[static_cast<unsigned char>(byte)] = true;
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = true;
  return table;
}();

constexpr std::uint32_t kFirstGuess = 32;  // words after which the language is guessed

// Whether a sentence may end in a gap of plain text.
bool may_end_sentence(std::string_view gap) {
  for (std::size_t at = 0; at < gap.size();) {
    if (!kLook[static_cast<unsigned char>(gap[at])]) {
      ++at;
      continue;
    }
    const auto kind = plain_kind(next_code_point(gap, at));
    if (kind != PlainKind::kGap) return true;
  }
  return false;
}

// The kind of the character that ends before byte `end`, which is a plain letter or digit.
PlainKind kind_before(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return plain_kind(next_code_point(text, at));
}

PlainKind kind_at(std::string_view text, std::size_t at) {
  return plain_kind(next_code_point(text, at));
}

// Whether what stands between two runs of letters and digits holds them together, by the rules of words.h.
bool joins(std::string_view text, ByteRange gap) {
  if (gap.size() > 3 || text[gap.begin] == ' ') return false;
  std::size_t end = gap.begin;
  const auto c = next_code_point(text, end);
  if (end != gap.end) return false;
  const auto kind = char_kind(c);
  if (kind != CharKind::kApostrophe && kind != CharKind::kNumberPoint) return false;
  const auto side = kind == CharKind::kApostrophe ? PlainKind::kLetter : PlainKind::kDigit;
  return kind_before(text, gap.begin) == side && kind_at(text, gap.end) == side;
}

}  // namespace

bool TextReader::read(std::string_view text, ReadText& read) {
  if (!find_blocks(text, code_, blocks_) || !resolve_rare(text, blocks_)) return false;
  begin(text, read);
  const PlainText plain(text, blocks_);
  const auto words = plain.count_words();
  read.tokens.reserve(words);
  read.entries.reserve(words);
  for (std::size_t at = 0; at < text.size();) {
    const auto rare = plain.next_rare(at);
    const auto cut = rare == text.size() ? rare : plain.cut_before(rare, at);
    read_plain(plain, at, cut);
    at = cut;
    if (rare == text.size()) break;
    at = plain.cut_behind(rare);
    read_cleaned(cut, at);
  }
  note_sums();
  read.sentences = breaker_.finish();
  if (!read.tokens.empty()) read.sentences.insert(read.sentences.begin(), 0);
  return true;
}

// The language of the text before is the first guess.
void TextReader::begin(std::string_view text, ReadText& read) {
  text_ = text;
  read_ = &read;
  gap_skipped_ = false;
  sums_ = {};
  next_guess_ = kFirstGuess;
  read.tokens.clear();
  read.entries.clear();
  read.sums.clear();
  read.dependent.clear();
  read.stemless.clear();
  read.guesses.assign(1, {0, filler_.sentence()});
  note_sums();
}

void TextReader::note_sums() {
  read_->sums.push_back({static_cast<std::uint32_t>(read_->tokens.size()), sums_});
}

// The more words, the surer.
void TextReader::guess_language() {
  const auto words = static_cast<std::uint32_t>(read_->tokens.size());
  next_guess_ = 4 * words;
  const auto language = language_of(language_scores(sums_));
  if (language == filler_.sentence()) return;
  filler_.choose(language);
  read_->guesses.push_back({words, language});
}

void TextReader::read_plain(const PlainText& plain, std::size_t begin, std::size_t end) {
  edges_ = plain.find_edges(begin, end, room_);
  std::size_t gap = begin;
  std::size_t edge = 0;
  for (auto& batch : batches_) batch.size = 0;
  // Three batches are on their way, one a step of the table.
  for (std::size_t round = 0;; ++round) {
    auto& newest = batches_[round % 3];
    auto& oldest = batches_[(round + 1) % 3];
    edge = next_plain_words(edge, newest);
    table_.start(text_, newest);
    table_.fetch(batches_[(round + 2) % 3]);
    if (round >= 2 && oldest.size == 0) break;
    table_.find(text_, oldest);
    read_plain_batch(oldest, gap);
  }
  read_gap(text_.substr(gap, end - gap));
}

void TextReader::read_plain_batch(const WordBatch& batch, std::size_t& gap) {
  for (std::size_t i = 0; i < batch.size; ++i) {
    const auto& word = batch.words[i];
    // Most gaps are a blank inside a sentence.
    if (word.begin == gap + 1 && text_[gap] == ' ' && breaker_.idle()) {
      gap_skipped_ = true;
    } else {
      read_gap(text_.substr(gap, word.begin - gap));
    }
    add_word(batch.places[i], word);
    gap = word.end;
  }
  const auto words = static_cast<std::uint32_t>(read_->tokens.size());
  if (words >= next_guess_) guess_language();
  if (words - read_->sums.back().token >= kMostSummed - WordBatch::kMostWords) note_sums();
}

// The next words from an edge on; returns the edge behind.
std::size_t TextReader::next_plain_words(std::size_t edge, WordBatch& batch) const {
  std::size_t size = 0;
  while (edge < edges_.size() && size < WordBatch::kMostWords) {
    ByteRange word{edges_[edge], edges_[edge + 1]};
    for (edge += 2; edge < edges_.size() && joins(text_, {word.end, edges_[edge]}); edge += 2) {
      word.end = edges_[edge + 1];
    }
    batch.words[size++] = word;
  }
  batch.size = size;
  return edge;
}

void TextReader::read_cleaned(std::size_t begin, std::size_t end) {
  const auto clean = clean_text(text_.substr(begin, end - begin));
  const std::string_view text = clean.text;
  const auto words = find_words(text);
  std::size_t gap = 0;
  auto& batch = batches_.front();
  for (std::size_t first = 0; first < words.size(); first += batch.size) {
    batch.size = std::min(WordBatch::kMostWords, words.size() - first);
    std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(first), batch.size, batch.words.begin());
    table_.start(text, batch);
    table_.fetch(batch);
    table_.find(text, batch);
    for (std::size_t i = 0; i < batch.size; ++i) {
      const auto& word = batch.words[i];
      read_gap(text.substr(gap, word.begin - gap));
      const auto source = clean.offsets.to_source(word);
      const auto by = static_cast<std::uint32_t>(begin);
      add_word(batch.places[i], {source.begin + by, source.end + by});
      gap = word.end;
    }
    if (read_->tokens.size() - read_->sums.back().token >= kMostSummed - WordBatch::kMostWords) note_sums();
  }
  read_gap(text.substr(gap));
}

void TextReader::read_gap(std::string_view piece) {
  if (piece.empty()) return;
  if (breaker_.idle() && !may_end_sentence(piece)) {
    gap_skipped_ = true;
    return;
  }
  if (read_->entries.empty()) return breaker_.read_gap(piece, nullptr, gap_skipped_);
  const auto last = read_->entries.back();
  if (last != WordTable::kNone) return breaker_.read_gap(piece, &table_[last].signs, gap_skipped_);
  const auto range = read_->tokens.back().range;
  const auto signs = word_signs(spell(text_.substr(range.begin, range.size())).clean);
  breaker_.read_gap(piece, &signs, gap_skipped_);
}

inline void TextReader::add_word(std::uint32_t place, ByteRange range) {
  const auto number = static_cast<std::uint32_t>(read_->tokens.size());
  if (!breaker_.idle()) note_sums();  // a sentence may begin here
  Token& token = read_->tokens.emplace_back();
  token.range = range;
  gap_skipped_ = false;
  read_->entries.push_back(place);
  const auto& entry = table_[place];
  add_scores(sums_, entry.scores);
  if (entry.dependent != 0) read_->dependent.push_back(number);
  if (place == WordTable::kNone) return add_word_without_entry(token);
  token.exact_key = entry.exact_key;
  if (!breaker_.idle()) breaker_.read_word(entry.signs, number);
  if (!filler_.fill(entry, token)) read_->stemless.push_back(number);
}

void TextReader::add_word_without_entry(Token& token) {
  const auto spelling = spell(text_.substr(token.range.begin, token.range.size()));
  token.exact_key = hash64(spelling.canonical);
  const auto number = static_cast<std::uint32_t>(read_->tokens.size() - 1);
  if (!breaker_.idle()) breaker_.read_word(word_signs(spelling.clean), number);
}

}  // namespace tamga
