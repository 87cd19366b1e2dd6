// Layout: varint postings, varint least document, byte width of a document in bits; then the column of rests and the
// column of documents less the least one, each packed from the least significant bit and filled up to a byte; checksum.
#include "engine/index/posting_block.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>

#include "engine/index/byte_codec.h"

namespace tamga {
namespace {

constexpr std::uint32_t kMaxDocumentBits = 32;
constexpr std::uint64_t kMaxDocument = std::numeric_limits<std::uint32_t>::max();

constexpr std::uint64_t mask(std::uint32_t bits) {
  return (1ULL << bits) - 1;  // bits <= 48
}

constexpr std::size_t column_bytes(std::size_t fields, std::uint32_t bits) {
  return (fields * bits + 7) / 8;
}

// Appends fields of fixed width, the first in the lowest bits, to bytes that have room for a word behind the last.
class BitColumn {
 public:
  BitColumn(char* bytes, std::uint32_t bits) : bytes_(bytes), bits_(bits) {}

  void add(std::uint64_t value) {
    pending_ |= value << filled_;  // filled_ < 8 and bits_ <= 48: nothing is lost
    filled_ += bits_;
    std::memcpy(bytes_, &pending_, sizeof pending_);
    bytes_ += filled_ / 8;
    pending_ >>= filled_ / 8 * 8;  // less than 64: filled_ is at most 55
    filled_ %= 8;
  }

 private:
  char* bytes_;
  std::uint32_t bits_;
  std::uint64_t pending_ = 0;
  std::uint32_t filled_ = 0;
};

// Field `place` of a column that holds it.
std::uint64_t read_field(std::string_view column, std::size_t place, std::uint32_t bits) {
  const std::size_t first_bit = place * bits;
  const std::size_t first_byte = first_bit / 8;
  std::uint64_t word = 0;
  // Eight bytes hold any field: it starts at most seven bits into the first and is at most 48 bits wide.
  if (first_byte + sizeof word <= column.size()) {
    std::memcpy(&word, column.data() + first_byte, sizeof word);
  } else {
    std::memcpy(&word, column.data() + first_byte, column.size() - first_byte);
  }
  return (word >> (first_bit % 8)) & mask(bits);
}

static_assert(std::endian::native == std::endian::little, "fields are read as little-endian words");

}  // namespace

std::string encode_posting_block(std::span<const Posting> postings, std::uint32_t rest_bits) {
  assert(!postings.empty() && rest_bits <= kMaxRestBits);
  const auto [least, greatest] = std::ranges::minmax(postings, {}, &Posting::document);
  const auto document_bits = static_cast<std::uint32_t>(std::bit_width(greatest.document - least.document));
  ByteWriter header;
  header.varint(postings.size());
  header.varint(least.document);
  header.byte(static_cast<std::uint8_t>(document_bits));
  std::string block = header.take();
  const std::size_t rests_begin = block.size();
  const std::size_t documents_begin = rests_begin + column_bytes(postings.size(), rest_bits);
  const std::size_t end = documents_begin + column_bytes(postings.size(), document_bits);
  block.resize(end + sizeof(std::uint64_t));
  BitColumn rests(block.data() + rests_begin, rest_bits);
  for (const auto& posting : postings) rests.add(posting.fingerprint & mask(rest_bits));
  // The word behind the last rest is overwritten by the documents.
  BitColumn documents(block.data() + documents_begin, document_bits);
  for (const auto& posting : postings) documents.add(posting.document - least.document);
  block.resize(end);
  return seal(std::move(block));
}

std::optional<PostingBlock> PostingBlock::open(std::string_view bytes, std::uint32_t rest_bits) {
  const auto row = unseal(bytes);
  if (!row || rest_bits > kMaxRestBits) return std::nullopt;
  ByteReader reader(*row);
  PostingBlock block;
  const auto size = reader.varint();
  block.least_document_ = reader.varint32();
  block.document_bits_ = reader.byte();
  block.rest_bits_ = rest_bits;
  // A posting takes at least a bit unless both widths are 0, when there is only one: so `size` bounds the products.
  if (size == 0 || size > 1 + 8 * reader.left() || block.document_bits_ > kMaxDocumentBits) return std::nullopt;
  block.size_ = static_cast<std::size_t>(size);
  block.rests_ = reader.raw(column_bytes(block.size_, rest_bits));
  block.documents_ = reader.raw(column_bytes(block.size_, block.document_bits_));
  if (!reader.complete()) return std::nullopt;
  return block;
}

std::uint64_t PostingBlock::rest(std::size_t place) const {
  return rest_bits_ == 0 ? 0 : read_field(rests_, place, rest_bits_);
}

std::uint64_t PostingBlock::document(std::size_t place) const {
  return least_document_ + (document_bits_ == 0 ? 0 : read_field(documents_, place, document_bits_));
}

PostingBlock::Places PostingBlock::find(std::uint64_t wanted) const {
  std::size_t begin = 0;
  for (std::size_t left = size_; left > 0;) {
    const std::size_t half = left / 2;
    if (rest(begin + half) < wanted) {
      begin += half + 1;
      left -= half + 1;
    } else {
      left = half;
    }
  }
  std::size_t end = begin;
  while (end < size_ && rest(end) == wanted) ++end;
  return {begin, end};
}

bool append_posting_block(std::string_view bytes, std::uint32_t rest_bits, std::uint32_t bucket,
                          std::vector<Posting>& postings) {
  const auto block = PostingBlock::open(bytes, rest_bits);
  if (!block) return false;
  const std::uint64_t upper = std::uint64_t{bucket} << rest_bits;
  const std::size_t begin = postings.size();
  postings.resize(begin + block->size());
  for (std::size_t i = 0; i < block->size(); ++i) {
    const auto document = block->document(i);
    postings[begin + i] = {upper | block->rest(i), static_cast<std::uint32_t>(document)};
    if (document > kMaxDocument || (i > 0 && postings[begin + i] <= postings[begin + i - 1])) return false;
  }
  return true;
}

}  // namespace tamga
