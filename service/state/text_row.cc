#include "service/state/text_row.h"

#include <bit>
#include <cstdint>

#include "engine/index/byte_codec.h"
#include "engine/index/text_codec.h"

namespace tamga {
namespace {

constexpr std::uint8_t kVersion = 1;

void write_double(ByteWriter& out, double value) {
  out.little_endian(std::bit_cast<std::uint64_t>(value), 8);
}

double read_double(ByteReader& in) {
  return std::bit_cast<double>(in.little_endian(8));
}

void write_repair(ByteWriter& out, const std::optional<EncodingRepair>& repair) {
  out.byte(repair ? 1 : 0);
  if (!repair) return;
  out.string(repair->map);
  out.varint(repair->letters);
  for (const double value : {repair->before, repair->after, repair->margin}) write_double(out, value);
}

std::optional<EncodingRepair> read_repair(ByteReader& in) {
  if (in.byte() != 1) return std::nullopt;
  EncodingRepair repair;
  repair.map = in.string();
  repair.letters = in.varint32();
  for (double* value : {&repair.before, &repair.after, &repair.margin}) *value = read_double(in);
  return repair;
}

void read_hidden(ByteReader& in, ExtractedText& text) {
  std::uint32_t last = 0;
  for (std::uint64_t left = in.varint(); left > 0 && in.sound(); --left) {
    HiddenRun run;
    run.text = in.string();
    run.at = in.varint32();
    run.page = in.varint32();
    const auto how = in.byte();
    if (run.at < last || run.at > text.text.size() || how > static_cast<std::uint8_t>(HiddenBy::kCovered)) {
      return in.reject();
    }
    run.how = static_cast<HiddenBy>(how);
    last = run.at;
    text.hidden.push_back(std::move(run));
  }
}

}  // namespace

std::string encode_text_row(const ExtractedText& text) {
  ByteWriter out;
  out.byte(kVersion);
  out.string(encode_text(text));
  out.varint(text.hidden.size());
  for (const HiddenRun& run : text.hidden) {
    out.string(run.text);
    out.varint(run.at);
    out.varint(run.page);
    out.byte(static_cast<std::uint8_t>(run.how));
  }
  write_repair(out, text.repair);
  return seal(out.take());
}

std::optional<ExtractedText> decode_text_row(std::string_view sealed) {
  const auto bytes = unseal(sealed);
  if (!bytes) return std::nullopt;
  ByteReader in(*bytes);
  if (in.byte() != kVersion) return std::nullopt;
  auto text = decode_text(in.string());
  if (!text) return std::nullopt;
  read_hidden(in, *text);
  text->repair = read_repair(in);
  if (!in.complete()) return std::nullopt;
  return text;
}

}  // namespace tamga
