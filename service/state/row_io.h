// How rows of the service's state become bytes and back: one list of fields a type, used for both directions.
//
// A row is: byte version, then its fields in the order of its visit_fields(), then a checksum of four bytes
// (engine/index/byte_codec.h). Strings are a varint length and their bytes; numbers varints; yes or no and choices one
// byte; times are milliseconds since 1970, UTC, as varints; lists are a varint count and their items. A row of a
// version that this build does not know is not read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/byte_codec.h"

namespace tamga {

class RowWriter {
 public:
  void operator()(const std::string& value) { out_.string(value); }
  void operator()(const bool& value) { out_.byte(value ? 1 : 0); }
  void operator()(const std::uint32_t& value) { out_.varint(value); }
  void operator()(const std::uint64_t& value) { out_.varint(value); }
  void operator()(const std::int64_t& value) { out_.varint(static_cast<std::uint64_t>(value)); }
  template <class Enum>
  void choice(const Enum& value, Enum /*last*/) {
    out_.byte(static_cast<std::uint8_t>(value));
  }
  template <class Item>
  void list(const std::vector<Item>& items) {
    out_.varint(items.size());
    for (const Item& item : items) visit_fields(*this, item);
  }
  void list(const std::vector<std::string>& items) {
    out_.varint(items.size());
    for (const auto& item : items) out_.string(item);
  }

  ByteWriter& bytes() { return out_; }

 private:
  ByteWriter out_;
};

class RowReader {
 public:
  explicit RowReader(std::string_view bytes) : in_(bytes) {}

  void operator()(std::string& value) { value = in_.string(); }
  void operator()(bool& value) {
    const auto byte = in_.byte();
    if (byte > 1) in_.reject();
    value = byte == 1;
  }
  void operator()(std::uint32_t& value) { value = in_.varint32(); }
  void operator()(std::uint64_t& value) { value = in_.varint(); }
  void operator()(std::int64_t& value) { value = static_cast<std::int64_t>(in_.varint()); }
  template <class Enum>
  void choice(Enum& value, Enum last) {
    const auto byte = in_.byte();
    if (byte > static_cast<std::uint8_t>(last)) return in_.reject();
    value = static_cast<Enum>(byte);
  }
  template <class Item>
  void list(std::vector<Item>& items) {
    for (std::uint64_t left = count(); left > 0 && in_.sound(); --left) visit_fields(*this, items.emplace_back());
  }
  void list(std::vector<std::string>& items) {
    for (std::uint64_t left = count(); left > 0 && in_.sound(); --left) items.emplace_back(in_.string());
  }

  ByteReader& bytes() { return in_; }

 private:
  // Of items, each of which takes a byte at least.
  std::uint64_t count() {
    const auto items = in_.varint();
    if (items > in_.left()) in_.reject();
    return in_.sound() ? items : 0;
  }

  ByteReader in_;
};

// Requires visit_fields(Io&, Row&) beside the type, for a Row that is const or not.
template <class Row>
std::string encode_row(const Row& row, std::uint8_t version) {
  RowWriter writer;
  writer.bytes().byte(version);
  visit_fields(writer, row);
  return seal(writer.bytes().take());
}

// Nothing for bytes that encode_row() of this version did not make.
template <class Row>
std::optional<Row> decode_row(std::string_view sealed, std::uint8_t version) {
  const auto bytes = unseal(sealed);
  if (!bytes) return std::nullopt;
  RowReader reader(*bytes);
  if (reader.bytes().byte() != version) return std::nullopt;
  Row row;
  visit_fields(reader, row);
  if (!reader.bytes().complete()) return std::nullopt;
  return row;
}

}  // namespace tamga
