#include "tokenizers/scan/text_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

}  // namespace

void TextReader::read(std::string_view text, ReadText& read) {
  text_ = text;
  read_ = &read;
  gap_skipped_ = false;
  read.tokens.clear();
  read.entries.clear();
  find_blocks(text, code_, blocks_);
  resolve_rare(text, blocks_);

  const PlainText plain(text, blocks_);
  for (std::size_t at = 0; at < text.size();) {
    const auto rare = plain.next_rare(at);
    const auto cut = rare == text.size() ? rare : plain.cut_before(rare, at);
    plain.find_edges(at, cut, edges_);
    read_plain(at, cut);
    at = cut;
    if (rare == text.size()) break;
    at = plain.cut_behind(rare);
    read_cleaned(cut, at);
  }

  read.sentences = breaker_.finish();
  if (!read.tokens.empty()) read.sentences.insert(read.sentences.begin(), 0);
}

void TextReader::read_plain(std::size_t begin, std::size_t end) {
  const char* const text_end = text_.data() + text_.size();
  std::size_t gap = begin;
  for (std::size_t i = 0; i < edges_.size();) {
    ByteRange word{edges_[i], edges_[i + 1]};
    for (i += 2; i < edges_.size() && joins(text_, {word.end, edges_[i]}); i += 2) word.end = edges_[i + 1];
    read_gap(text_.substr(gap, word.begin - gap));
    add_word(text_.substr(word.begin, word.size()), text_end, word);
    gap = word.end;
  }
  read_gap(text_.substr(gap, end - gap));
}

// The rules of words.h for what stands between two runs of letters and digits.
bool TextReader::joins(std::string_view text, ByteRange gap) const {
  if (gap.size() > 3 || text[gap.begin] == ' ') return false;
  std::size_t end = gap.begin;
  const auto kind = char_kind(next_code_point(text, end));
  if (end != gap.end) return false;
  if (kind != CharKind::kApostrophe && kind != CharKind::kNumberPoint) return false;
  const auto side = kind == CharKind::kApostrophe ? PlainKind::kLetter : PlainKind::kDigit;
  return kind_before(text, gap.begin) == side && kind_at(text, gap.end) == side;
}

void TextReader::read_cleaned(std::size_t begin, std::size_t end) {
  const auto clean = clean_text(text_.substr(begin, end - begin));
  const char* const clean_end = clean.text.data() + clean.text.size();
  const auto moved = [&](ByteRange range) {
    const auto source = clean.offsets.to_source(range);
    const auto by = static_cast<std::uint32_t>(begin);
    return ByteRange{source.begin + by, source.end + by};
  };
  const std::string_view text = clean.text;
  std::size_t gap = 0;
  for (const auto& word : find_words(text)) {
    read_gap(text.substr(gap, word.begin - gap));
    add_word(text.substr(word.begin, word.size()), clean_end, moved(word));
    gap = word.end;
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

void TextReader::add_word(std::string_view word, const char* text_end, ByteRange range) {
  const auto token = static_cast<std::uint32_t>(read_->tokens.size());
  const auto entry = table_.find(word, text_end);
  Token made;
  made.range = range;
  if (entry != WordTable::kNone) {
    made.exact_key = table_[entry].exact_key;
    if (!breaker_.idle()) breaker_.read_word(table_[entry].signs, token);
  } else {
    const auto spelling = spell(word);
    made.exact_key = hash64(spelling.canonical);
    if (!breaker_.idle()) breaker_.read_word(word_signs(spelling.clean), token);
  }
  read_->tokens.push_back(made);
  read_->entries.push_back(entry);
  gap_skipped_ = false;
}

}  // namespace tamga
