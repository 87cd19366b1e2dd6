// Any bytes as a stored text with its layout map: refused, or blocks in order inside the text, which come back the same
// when they are stored again.
#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/index/byte_codec.h"
#include "engine/index/text_codec.h"
#include "tests/fuzz/sound_text.h"

namespace tamga {
namespace {

// The bytes as a row: packed and sealed like a sound one, so that they reach the reader of the map.
std::string row_of(std::string_view payload) {
  std::string frame(ZSTD_compressBound(payload.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), payload.data(), payload.size(), 1));
  ByteWriter row;
  row.byte(1);
  row.varint(payload.size());
  row.raw(frame);
  return seal(row.take());
}

// find_block() by looking at all of them.
const Block* last_before(const std::vector<Block>& blocks, std::uint32_t at) {
  const Block* found = nullptr;
  for (const auto& block : blocks) {
    if (block.range.begin <= at) found = &block;
  }
  return found;
}

void check(const ExtractedText& text) {
  std::uint32_t end = 0;
  for (const auto& block : text.blocks) {
    require(end <= block.range.begin && block.range.begin <= block.range.end, "blocks are in order");
    require(block.range.end <= text.text.size(), "blocks lie in the text");
    end = block.range.end;
  }
  for (const auto& block : text.blocks) {
    for (const auto at : {block.range.begin, block.range.end}) {
      require(find_block(text.blocks, at) == last_before(text.blocks, at), "a place is in its block");
    }
  }
  const auto again = decode_text(encode_text(text));
  require(again && *again == text, "a stored text comes back the same");
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto text = tamga::decode_text(bytes)) tamga::check(*text);
  if (const auto text = tamga::decode_text(tamga::row_of(bytes))) tamga::check(*text);
  return 0;
}
