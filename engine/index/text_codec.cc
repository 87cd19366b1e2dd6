// Layout: byte version (1), varint size of the payload, zstd frame of the payload; checksum. The payload: text, format,
// encoding, varint number of notes and each; varint number of blocks and of each: varint gap after the block before,
// varint size, byte part, varint paragraph, varint page.
#include "engine/index/text_codec.h"

#include <zstd.h>

#include <cassert>

#include "engine/index/byte_codec.h"
#include "engine/text/tokenizer.h"

namespace tamga {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr int kLevel = 1;
constexpr std::uint64_t kMaxPayloadBytes = 1ULL << 30U;  // 64 MiB of text and its blocks stay far below
constexpr std::uint64_t kLeastBlockBytes = 5;

constexpr std::size_t kMostBlockBytes = 21;
constexpr std::size_t kAround = 256;  // what stands beside text and blocks, mostly

std::string payload_of(const ExtractedText& text) {
  ByteWriter writer(text.text.size() + text.blocks.size() * kMostBlockBytes + kAround);
  writer.string(text.text);
  writer.string(text.format);
  writer.string(text.encoding);
  writer.varint(text.notes.size());
  for (const auto& note : text.notes) writer.string(note);
  writer.varint(text.blocks.size());
  std::uint32_t end = 0;
  for (const auto& block : text.blocks) {
    writer.varint(block.range.begin - end);
    writer.varint(block.range.size());
    writer.byte(static_cast<std::uint8_t>(block.part));
    writer.varint(block.paragraph);
    writer.varint(block.page);
    end = block.range.end;
  }
  return writer.take();
}

std::optional<std::string> decompress(std::string_view frame, std::uint64_t size) {
  if (size > kMaxPayloadBytes || ZSTD_getFrameContentSize(frame.data(), frame.size()) != size) return std::nullopt;
  std::string payload(size, '\0');
  if (ZSTD_decompress(payload.data(), payload.size(), frame.data(), frame.size()) != size) return std::nullopt;
  return payload;
}

Block read_block(ByteReader& reader, std::uint64_t end, std::uint64_t text_size) {
  const std::uint64_t begin = end + reader.varint32();
  const std::uint64_t block_end = begin + reader.varint32();
  Block block;
  const auto part = reader.byte();
  block.paragraph = reader.varint32();
  block.page = reader.varint32();
  if (block_end > text_size || part > static_cast<std::uint8_t>(Part::kTextBox)) {
    reader.reject();
    return {};
  }
  block.part = static_cast<Part>(part);
  block.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(block_end)};
  return block;
}

}  // namespace

struct TextPacker::Context {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> zstd{ZSTD_createCCtx(), &ZSTD_freeCCtx};
  std::string frame;  // room for one, kept
};

TextPacker::TextPacker() : context_(std::make_unique<Context>()) {}
TextPacker::~TextPacker() = default;

std::string encode_text(const ExtractedText& text) {
  return TextPacker().encode(text);
}

std::string TextPacker::encode(const ExtractedText& text) {
  const auto payload = payload_of(text);
  auto& frame = context_->frame;
  if (const auto most = ZSTD_compressBound(payload.size()); frame.size() < most) frame.resize(most);
  auto* const zstd = context_->zstd.get();
  assert(zstd != nullptr);
  const auto size = ZSTD_compressCCtx(zstd, frame.data(), frame.size(), payload.data(), payload.size(), kLevel);
  assert(ZSTD_isError(size) == 0);  // the bound leaves no cause but a lack of memory
  ByteWriter writer(size + kAround);
  writer.byte(kVersion);
  writer.varint(payload.size());
  writer.raw(std::string_view(frame).substr(0, size));
  return seal(writer.take());
}

std::optional<ExtractedText> decode_text(std::string_view bytes) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader outer(*row);
  const auto version = outer.byte();
  const auto size = outer.varint();
  if (version != kVersion || !outer.sound()) return std::nullopt;
  const auto payload = decompress(outer.raw(outer.left()), size);
  if (!payload) return std::nullopt;

  ByteReader reader(*payload);
  ExtractedText text;
  text.text = reader.string();
  text.format = reader.string();
  text.encoding = reader.string();
  const auto notes = reader.varint();
  for (std::uint64_t i = 0; i < notes && reader.sound(); ++i) text.notes.emplace_back(reader.string());
  const auto blocks = reader.varint();
  if (blocks > reader.left() / kLeastBlockBytes || text.text.size() > kMaxTextBytes) return std::nullopt;
  for (std::uint64_t i = 0; i < blocks && reader.sound(); ++i) {
    text.blocks.push_back(read_block(reader, text.blocks.empty() ? 0 : text.blocks.back().range.end, text.text.size()));
  }
  if (!reader.complete()) return std::nullopt;
  return text;
}

}  // namespace tamga
