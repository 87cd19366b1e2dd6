// The worked example of docs/index-format.md is what the code writes, byte for byte: the page must hold every line
// below as "| name | hexadecimal bytes |". A difference means that the format changed, and with it kIndexFormatVersion.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/index/byte_codec.h"
#include "engine/index/posting_block.h"
#include "engine/index/posting_buffer.h"
#include "engine/index/row_codec.h"
#include "engine/index/segment.h"
#include "engine/index/text_codec.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

struct Example {
  std::string name;
  std::string bytes;
};

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char byte : bytes) {
    if (!hex.empty()) hex += ' ';
    hex += kDigits[static_cast<unsigned char>(byte) / 16];
    hex += kDigits[static_cast<unsigned char>(byte) % 16];
  }
  return hex;
}

// Document 2, "a" of institution "KNU" in collection "t", put as change 3, with fingerprints 0x10 and 0x123456789abc.
std::vector<Example> examples() {
  DocumentRecord record;
  record.id = "a";
  record.institution = "KNU";
  record.collection = "t";
  record.words = 300;
  DocumentVersion version;
  version.put_at = 3;
  version.words = 300;
  version.fingerprints = 2;
  IndexSettings settings;
  settings.normalisation = {.name = "n", .version = 1};
  const std::vector<std::uint64_t> fingerprints = {0x10, 0x123456789ABC};
  const IndexState state{2, 3, 5, 2, {{1, 0, 1, 1, 3, 1, 40}}};
  const std::vector<Posting> postings = {{0x10, 2}, {0x10, 5}, {0x12, 3}};
  return {{"key of the current row", current_key("KNU", "a")},
          {"key of the version row", document_key(kVersionRow, 2)},
          {"key of the erasure with sequence 3", erasure_key(3)},
          {"settings", encode_settings(settings)},
          {"state", encode_state(state)},
          {"stop set", encode_stop_set({{0x0102}})},
          {"ledger key", encode_ledger_key("0123")},
          {"erasure", encode_erasure({Sequence{3}, DocumentId{2}, "ab"})},
          {"current", encode_current(2)},
          {"version", encode_version({"KNU", "t", true}, version)},
          {"record", encode_record(3, record)},
          {"fingerprints", encode_fingerprints(fingerprints)},
          {"posting block", encode_posting_block(postings, 12)}};
}

TEST(IndexFormat, ThePageShowsTheBytesThatAreWritten) {
  std::ifstream file(std::string(TAMGA_SOURCE_DIR) + "/docs/index-format.md");
  std::stringstream page;
  page << file.rdbuf();
  for (const auto& example : examples()) {
    const auto line = "| " + example.name + " | `" + hexadecimal(example.bytes) + "` |";
    EXPECT_NE(page.str().find(line), std::string::npos) << line;
  }
}

std::string contents_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Segment 1 of documents 2 to 5, 12 bits a fingerprint, with the three postings of the posting block: one bucket.
TEST(IndexFormat, ThePageShowsAWholeSegment) {
  const ScratchFolder folder;
  const auto path = folder.path() / "1.segment";
  SegmentInfo info;
  info.number = 1;
  info.first_document = 2;
  info.last_document = 5;
  auto writer = SegmentWriter::create(path, info, 12, 3);
  ASSERT_TRUE(writer) << writer.error().message;
  const std::vector<Posting> postings = {{0x10, 2}, {0x10, 5}, {0x12, 3}};
  ASSERT_TRUE(writer->add(postings));
  ASSERT_TRUE(writer->finish());
  const auto bytes = contents_of(path);
  const std::string_view all = bytes;
  const std::string page = contents_of(std::string(TAMGA_SOURCE_DIR) + "/docs/index-format.md");
  const auto line = [&](const std::string& name, std::string_view part) {
    const auto wanted = "| " + name + " | `" + hexadecimal(part) + "` |";
    EXPECT_NE(page.find(wanted), std::string::npos) << wanted;
  };
  line("header of the segment", all.substr(0, 26));
  line("its block", all.substr(26, all.size() - 26 - 20));
  line("its directory", all.substr(all.size() - 20));
}

// What zstd makes of a payload may change with its version, so the example of a text is only read.
TEST(IndexFormat, AStoredTextOfThisVersionIsRead) {
  // A frame with one raw block: the payload is the text "ab", no format, encoding, note, and one block.
  const std::string payload(
      "\x02"
      "ab"
      "\0\0\0\x01\0\x02\0\x01\0",
      12);
  std::string frame("\x28\xB5\x2F\xFD\x20\x0C\x61\0\0", 9);
  ExtractedText text;
  text.text = "ab";
  text.blocks = {{{0, 2}, Part::kBody, 1, 0}};
  const auto decoded = decode_text(seal("\x01\x0C" + frame + payload));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, text);
  EXPECT_FALSE(decode_text(seal("\x02\x0C" + frame + payload))) << "another version";
}

}  // namespace
}  // namespace tamga
