#include "tokenizers/scan/text_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "engine/base/hash.h"
#include "tokenizers/char_kind.h"
#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/scan/plain_kind.h"
#include "tokenizers/scan/word_facts.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

// Bytes of a gap that it takes a look to tell that nothing ends a sentence there.
constexpr auto kLook = [] {
  std::array<bool, 256> table{};
  for (const unsigned char byte : {'.', '!', '?', '\n', '\r'}) table[byte] = true;
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = true;
  return table;
}();

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
  const auto kind = char_kind(next_code_point(text, end));
  if (end != gap.end) return false;
  if (kind != CharKind::kApostrophe && kind != CharKind::kNumberPoint) return false;
  const auto side = kind == CharKind::kApostrophe ? PlainKind::kLetter : PlainKind::kDigit;
  return kind_before(text, gap.begin) == side && kind_at(text, gap.end) == side;
}

}  // namespace

bool TextReader::read(std::string_view text, ReadText& read) {
  text_ = text;
  read_ = &read;
  gap_skipped_ = false;
  read.tokens.clear();
  read.entries.clear();
  if (!find_blocks(text, code_, blocks_) || !resolve_rare(text, blocks_)) return false;

  const PlainText plain(text, blocks_);
  read.tokens.reserve(plain.count_words());
  for (std::size_t at = 0; at < text.size();) {
    const auto rare = plain.next_rare(at);
    const auto cut = rare == text.size() ? rare : plain.cut_before(rare, at);
    read_plain(plain, at, cut);
    at = cut;
    if (rare == text.size()) break;
    at = plain.cut_behind(rare);
    read_cleaned(cut, at);
  }

  read.sentences = breaker_.finish();
  if (!read.tokens.empty()) read.sentences.insert(read.sentences.begin(), 0);
  return true;
}

void TextReader::read_plain(const PlainText& plain, std::size_t begin, std::size_t end) {
  plain.find_edges(begin, end, edges_);
  std::size_t gap = begin;
  for (std::size_t edge = 0; edge < edges_.size();) {
    edge = next_plain_words(edge);
    ranges_ = words_;
    add_words(text_, gap);
  }
  read_gap(text_.substr(gap, end - gap));
}

// The next batch of words from an edge on; returns the edge behind.
std::size_t TextReader::next_plain_words(std::size_t edge) {
  words_.clear();
  while (edge < edges_.size() && words_.size() < WordTable::kBatch) {
    ByteRange word{edges_[edge], edges_[edge + 1]};
    for (edge += 2; edge < edges_.size() && joins(text_, {word.end, edges_[edge]}); edge += 2) {
      word.end = edges_[edge + 1];
    }
    words_.push_back(word);
  }
  return edge;
}

void TextReader::read_cleaned(std::size_t begin, std::size_t end) {
  const auto clean = clean_text(text_.substr(begin, end - begin));
  const auto words = find_words(clean.text);
  const auto moved = [&](ByteRange range) {
    const auto source = clean.offsets.to_source(range);
    const auto by = static_cast<std::uint32_t>(begin);
    return ByteRange{source.begin + by, source.end + by};
  };
  std::size_t gap = 0;
  for (std::size_t first = 0; first < words.size(); first += WordTable::kBatch) {
    const auto batch = std::span(words).subspan(first, std::min(WordTable::kBatch, words.size() - first));
    words_.assign(batch.begin(), batch.end());
    ranges_.clear();
    for (const auto& word : batch) ranges_.push_back(moved(word));
    add_words(clean.text, gap);
  }
  read_gap(std::string_view(clean.text).substr(gap));
}

// Adds a batch of words of `text` and reads the gaps before them; `gap` is where the first one begins, and the next.
void TextReader::add_words(std::string_view text, std::size_t& gap) {
  std::array<std::uint32_t, WordTable::kBatch> places{};
  table_.find(text, words_, std::span(places).first(words_.size()));
  for (std::size_t i = 0; i < words_.size(); ++i) {
    read_gap(text.substr(gap, words_[i].begin - gap));
    add_word(places[i], ranges_[i]);
    gap = words_[i].end;
  }
}

void TextReader::read_gap(std::string_view piece) {
  if (piece.empty()) return;
  if (piece == " " && breaker_.idle()) {
    gap_skipped_ = true;
    return;
  }
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

void TextReader::add_word(std::uint32_t place, ByteRange range) {
  const auto number = static_cast<std::uint32_t>(read_->tokens.size());
  Token& token = read_->tokens.emplace_back();
  token.range = range;
  if (place != WordTable::kNone) {
    const auto& entry = table_[place];
    token.exact_key = entry.exact_key;
    if (!breaker_.idle()) breaker_.read_word(entry.signs, number);
  } else {
    const auto spelling = spell(text_.substr(range.begin, range.size()));
    token.exact_key = hash64(spelling.canonical);
    if (!breaker_.idle()) breaker_.read_word(word_signs(spelling.clean), number);
  }
  read_->entries.push_back(place);
  gap_skipped_ = false;
}

}  // namespace tamga
