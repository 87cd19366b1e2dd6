#include "tokenizers/scan/plain_words.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"
#include "tokenizers/scan/plain_kind.h"

namespace tamga {
namespace {

constexpr std::uint64_t bit(std::size_t at) {
  return 1ULL << at % kBlockBytes;
}

class RareResolver {
 public:
  RareResolver(std::string_view text, std::vector<BlockMasks>& blocks) : text_(text), blocks_(blocks) {}

  bool run() {
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      auto rare = blocks_[block].rare;
      blocks_[block].rare = 0;
      for (; rare != 0; rare &= rare - 1) {
        if (!resolve(block * kBlockBytes + static_cast<std::size_t>(std::countr_zero(rare)))) return false;
      }
      // A character that reaches into the next block has taken its bytes there already.
      if (blocks_[block].loose != 0) return false;
    }
    return true;
  }

 private:
  unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(text_[at]); }

  bool is_word(std::size_t at) const { return (blocks_[at / kBlockBytes].word & bit(at)) != 0; }

  void mark_rare(std::size_t at) { blocks_[at / kBlockBytes].rare |= bit(at); }

  // False if the bytes are not UTF-8.
  bool resolve(std::size_t at) {
    if (byte(at) < 0x80) {
      resolve_ascii(at);
      return true;
    }
    if (byte(at) < 0xC0) {  // the second byte of U+0482..U+0489
      resolve_character(at - 1, at + 1);
      return true;
    }
    const auto end = end_of_character(text_, at);
    if (end == at) return false;
    resolve_character(at, end);
    return true;
  }

  void resolve_ascii(std::size_t at) {
    const bool line_break = byte(at) >= '\n' && byte(at) <= '\r';
    if (!line_break || (at >= 2 && is_word(at - 2))) mark_rare(at);
  }

  void resolve_character(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    const auto c = next_code_point(text_, at);
    const auto kind = plain_kind(c);
    const bool word = kind == PlainKind::kLetter || kind == PlainKind::kDigit;
    for (at = begin; at < end; ++at) {
      auto& block = blocks_[at / kBlockBytes];
      block.word = word ? block.word | bit(at) : block.word & ~bit(at);
      block.loose &= ~bit(at);
    }
    constexpr char32_t kHyphen = 0x2010;
    const bool line_end = c == kHyphen && end < text_.size() && byte(end) >= '\n' && byte(end) <= '\r';
    if (kind == PlainKind::kNotPlain || line_end) mark_rare(begin);
  }

  std::string_view text_;
  std::vector<BlockMasks>& blocks_;
};

// The numbers of the bits of `mask`, plus `first`, in order; returns how many there are. Four are written at a time,
// and up to three too many: how many there are is a surprise every time.
std::size_t write_bits(std::uint64_t mask, std::uint32_t first, std::uint32_t* to) {
  const auto bits = static_cast<std::size_t>(std::popcount(mask));
  while (mask != 0) {
    for (int i = 0; i < 4; ++i, mask &= mask - 1) {
      *to++ = first + static_cast<std::uint32_t>(std::countr_zero(mask));
    }
  }
  return bits;
}

}  // namespace

bool resolve_rare(std::string_view text, std::vector<BlockMasks>& blocks) {
  return RareResolver(text, blocks).run();
}

std::size_t PlainText::next_rare(std::size_t at) const {
  for (std::size_t block = at / kBlockBytes; block < blocks_.size(); ++block) {
    auto rare = blocks_[block].rare;
    if (block == at / kBlockBytes) rare &= ~0ULL << at % kBlockBytes;
    if (rare != 0) return block * kBlockBytes + static_cast<std::size_t>(std::countr_zero(rare));
  }
  return text_.size();
}

bool PlainText::is_word(std::size_t at) const {
  return (blocks_[at / kBlockBytes].word & bit(at)) != 0;
}

bool PlainText::is_cut(std::size_t at) const {
  if (at < 2 || (text_[at - 1] != ' ' && text_[at - 1] != '\n')) return false;
  const char before = text_[at - 2];
  if (before == '-') return text_[at - 1] == ' ';
  return is_word(at - 2) || (before > ' ' && before < '\x7F');
}

std::size_t PlainText::cut_before(std::size_t at, std::size_t begin) const {
  while (at > begin && !is_cut(at)) --at;
  return at;
}

std::size_t PlainText::cut_behind(std::size_t at) const {
  at += 3;
  while (at < text_.size() && !is_cut(at)) ++at;
  return std::min(at, text_.size());
}

std::size_t PlainText::count_words() const {
  std::size_t words = 0;
  for (const auto& block : blocks_) words += static_cast<std::size_t>(std::popcount(block.word & ~(block.word << 1U)));
  return words;
}

std::span<const std::uint32_t> PlainText::find_edges(std::size_t begin, std::size_t end,
                                                     std::vector<std::uint32_t>& room) const {
  constexpr std::size_t kMostOfABlock = kBlockBytes + 4;
  std::size_t found = 0;
  std::uint64_t carry = 0;
  for (std::size_t block = begin / kBlockBytes; block * kBlockBytes < end; ++block) {
    const std::size_t first = block * kBlockBytes;
    auto word = blocks_[block].word;
    if (first < begin) word &= ~0ULL << (begin - first);
    if (end - first < kBlockBytes) word &= ~(~0ULL << (end - first));
    const auto edge = word ^ (word << 1U | carry);
    carry = word >> 63U;
    if (room.size() < found + kMostOfABlock) room.resize(2 * room.size() + kMostOfABlock);
    found += write_bits(edge, static_cast<std::uint32_t>(first), &room[found]);
  }
  if (carry != 0) {
    if (room.size() == found) room.resize(found + 1);
    room[found++] = static_cast<std::uint32_t>(end);
  }
  return std::span(room).first(found);
}

}  // namespace tamga
