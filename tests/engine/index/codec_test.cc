// Rows of the store: what is written is read back, and nothing else is accepted.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "engine/index/byte_codec.h"
#include "engine/index/posting_buffer.h"
#include "engine/index/row_codec.h"
#include "engine/index/stop_set.h"
#include "engine/index/text_codec.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

TEST(ByteCodec, VarintsTakeSevenBitsAByte) {
  for (const std::uint64_t value : {0ULL, 1ULL, 127ULL, 128ULL, 300ULL, 1ULL << 35U, ~0ULL}) {
    ByteWriter writer;
    writer.varint(value);
    const auto bytes = writer.take();
    EXPECT_EQ(bytes.size(), std::max<std::size_t>(1, (static_cast<std::size_t>(std::bit_width(value)) + 6) / 7));
    ByteReader reader(bytes);
    EXPECT_EQ(reader.varint(), value);
    EXPECT_TRUE(reader.complete());
  }
}

TEST(ByteCodec, AReaderPastTheEndSaysSo) {
  ByteReader empty("");
  EXPECT_EQ(empty.varint(), 0U);
  EXPECT_FALSE(empty.sound());
  ByteReader endless(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10));
  endless.varint();
  EXPECT_FALSE(endless.sound()) << "more than 64 bits";
  ByteReader wide(std::string_view("\x80\x80\x80\x80\x10", 5));
  EXPECT_EQ(wide.varint32(), 0U);
  EXPECT_FALSE(wide.sound());
  ByteReader string(
      "\x05"
      "four");
  EXPECT_EQ(string.string(), "");
  EXPECT_FALSE(string.complete());
  ByteReader left("ab");
  left.byte();
  EXPECT_TRUE(left.sound());
  EXPECT_FALSE(left.complete());
}

TEST(ByteCodec, BigEndianKeysSortAsNumbers) {
  EXPECT_LT(big_endian32(255), big_endian32(256));
  EXPECT_EQ(read_big_endian32(big_endian32(0x01020304)), 0x01020304U);
}

// A kind of row: its bytes, and whether bytes are accepted as one.
struct RowKind {
  std::string name;
  std::string bytes;
  std::function<bool(std::string_view)> accepts;
};

std::vector<RowKind> row_kinds() {
  const auto sample = document("эссе", {1, 2, 3}, "KNU", "theses");
  IndexSettings settings;
  settings.normalisation = {.name = "plain", .version = 3};
  DocumentVersion version;
  version.put_at = 300;
  version.gone_at = 400;
  version.words = 70'000;
  const IndexState state{300, 400, 12, 5, {{3, 14, 1, 200, 20'000, 160, 123'456}, {4, 0, 201, 250, 0, 0, 0}}};
  const std::vector<std::uint64_t> fingerprints = {0, 1, 77, (1ULL << 48U) - 1};
  return {{"settings", encode_settings(settings), [](auto bytes) { return decode_settings(bytes).has_value(); }},
          {"state", encode_state(state), [](auto bytes) { return decode_state(bytes).has_value(); }},
          {"stop set", encode_stop_set({{1, 2, ~0ULL}}), [](auto bytes) { return decode_stop_set(bytes).has_value(); }},
          {"current", encode_current(300), [](auto bytes) { return decode_current(bytes).has_value(); }},
          {"version", encode_version({"KNU", "theses", true}, version),
           [](auto bytes) { return decode_version(bytes).has_value(); }},
          {"erasure", encode_erasure({Sequence{4}, DocumentId{300}, std::string(64, 'a')}),
           [](auto bytes) { return decode_erasure(bytes).has_value(); }},
          {"ledger key", encode_ledger_key("key"), [](auto bytes) { return decode_ledger_key(bytes).has_value(); }},
          {"record", encode_record(5, sample.record), [](auto bytes) { return decode_record(bytes).has_value(); }},
          {"fingerprints", encode_fingerprints(fingerprints),
           [](auto bytes) { return decode_fingerprints(bytes, 48).has_value(); }},
          {"text", encode_text(sample.text), [](auto bytes) { return decode_text(bytes).has_value(); }}};
}

TEST(RowCodec, DamageIsRefused) {
  for (const auto& kind : row_kinds()) {
    ASSERT_TRUE(kind.accepts(kind.bytes)) << kind.name;
    for (std::size_t size = 0; size < kind.bytes.size(); ++size) {
      EXPECT_FALSE(kind.accepts(std::string_view(kind.bytes).substr(0, size))) << kind.name << " cut at " << size;
    }
    for (std::size_t byte = 0; byte < kind.bytes.size(); ++byte) {
      auto flipped = kind.bytes;
      flipped[byte] = static_cast<char>(flipped[byte] ^ 0x10);
      EXPECT_FALSE(kind.accepts(flipped)) << kind.name << " flipped at " << byte;
    }
  }
}

// Under a fitting checksum: for the sanitizers, and no row with bytes behind its end is accepted.
TEST(RowCodec, ForgedRowsAreReadWithinTheirBounds) {
  std::mt19937_64 random(7);
  for (const auto& kind : row_kinds()) {
    const std::string row(*unseal(kind.bytes));
    EXPECT_TRUE(kind.accepts(seal(row)));
    EXPECT_FALSE(kind.accepts(seal(row + "x"))) << kind.name;
    for (std::size_t size = 0; size < row.size(); ++size) {
      EXPECT_FALSE(kind.accepts(seal(row.substr(0, size)))) << kind.name << " cut at " << size;
    }
    for (int round = 0; round < 5000; ++round) {
      auto forged = row;
      for (auto flips = 1 + random() % 4; flips > 0; --flips)
        forged[random() % row.size()] = static_cast<char>(random());
      static_cast<void>(kind.accepts(seal(forged)));
    }
  }
}

TEST(RowCodec, RowsComeBackAsTheyWere) {
  IndexSettings settings;
  settings.fingerprints = {.k = 6, .window = 8};
  settings.fingerprint_bits = 40;
  settings.normalisation = {.name = "plain", .version = 3};
  EXPECT_EQ(*decode_settings(encode_settings(settings)), settings);
  const IndexState state{300, 1ULL << 40U, 12, 5, {{3, 14, 1, 200, 20'000, 160, 123'456}, {4, 0, 201, 250, 0, 0, 0}}};
  EXPECT_EQ(*decode_state(encode_state(state)), state);
  const auto sample = document("эссе", {1, 2, 3}, "KNU", "theses");
  const auto record = decode_record(encode_record(1ULL << 33U, sample.record));
  EXPECT_EQ(record->put_at, 1ULL << 33U);
  EXPECT_EQ(record->record, sample.record);
}

TEST(RowCodec, KeysOfErasuresAreInOrderOfSequence) {
  std::string last;
  for (const std::uint64_t sequence : {1ULL, 255ULL, 256ULL, (1ULL << 32U) - 1, 1ULL << 32U, ~0ULL}) {
    const auto key = erasure_key(sequence);
    EXPECT_LT(last, key);
    EXPECT_EQ(read_erasure_key(key), sequence);
    last = key;
  }
  EXPECT_FALSE(read_erasure_key("e"));
}

TEST(RowCodec, RowsOfEarlierFormatsAreRead) {
  ByteWriter settings;  // of version 1: k, window, width, name and version of the normalisation
  for (const std::uint64_t number : {5, 4, 48}) settings.varint(number);
  settings.string("n");
  settings.varint(2);
  const auto row = seal(settings.take());
  EXPECT_FALSE(decode_settings(row));
  const auto old = decode_old_settings(row);
  ASSERT_TRUE(old);
  EXPECT_EQ(old->normalisation, (Normalisation{.name = "n", .version = 2}));
  EXPECT_EQ(old->stem_pairs.one_in, 0U);
  ByteWriter state;  // of versions 1 and 2: documents, sequence, next segment, no segments
  for (const std::uint64_t number : {7, 9, 3, 0}) state.varint(number);
  EXPECT_EQ(decode_old_state(seal(state.take())), (IndexState{7, 9, 0, 3, {}}));
}

TEST(TextCodec, TextsComeBackAsTheyWere) {
  EXPECT_EQ(*decode_text(encode_text({})), ExtractedText{});
  ExtractedText text;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += "Абзац " + std::to_string(i);
    const auto part = static_cast<Part>(i % 9);
    text.blocks.push_back({{begin, static_cast<std::uint32_t>(text.text.size())}, part, i, i / 30});
    text.text += "\n\n";
  }
  text.format = "DOCX";
  text.encoding = "UTF-8";
  text.notes = {"", "one", "two"};
  const auto bytes = encode_text(text);
  EXPECT_EQ(*decode_text(bytes), text);
  EXPECT_LT(bytes.size(), text.text.size());
}

TEST(TextCodec, TheOtherTextsOfAPackerLeaveNoTrace) {
  TextPacker packer;
  for (const std::string word : {"слово ", "word ", "", "сөз "}) {
    ExtractedText text;
    for (int i = 0; i < 500; ++i) text.text += word + std::to_string(i);
    EXPECT_EQ(packer.encode(text), encode_text(text));
  }
}

TEST(Fingerprints, AreTheUpperBitsSortedAndDifferent) {
  const std::vector<std::uint64_t> hashes = {5ULL << 16U, 3ULL << 16U, (3ULL << 16U) + 1, ~0ULL};
  EXPECT_EQ(truncated_fingerprints(hashes, 48), (std::vector<std::uint64_t>{3, 5, (1ULL << 48U) - 1}));
  EXPECT_EQ(truncated_fingerprints(hashes, 40), (std::vector<std::uint64_t>{0, (1ULL << 40U) - 1}));
}

TEST(Fingerprints, WiderThanTheIndexAreRefused) {
  const std::vector<std::uint64_t> fingerprints = {1, 1ULL << 40U};
  EXPECT_TRUE(decode_fingerprints(encode_fingerprints(fingerprints), 48));
  EXPECT_FALSE(decode_fingerprints(encode_fingerprints(fingerprints), 40));
}

TEST(PostingBuffer, FindsWhatAPlainVectorHolds) {
  std::mt19937_64 random(8);
  PostingBuffer buffer;
  std::vector<Posting> plain;
  for (std::uint32_t document = 1; document <= 200; ++document) {
    const auto copy = buffer;
    const auto size_before = copy.size();
    std::vector<Posting> postings;
    for (std::uint64_t i = 0; i < random() % 20; ++i) postings.push_back({(random() % 4 * 20) + i, document});
    plain.insert(plain.end(), postings.begin(), postings.end());
    std::ranges::reverse(postings);
    buffer.add(postings);
    ASSERT_EQ(copy.size(), size_before) << "a copy stays as it was";
    if (random() % 4 != 0) continue;  // runs that nobody looks into stay unsorted
    const auto wanted = random() % 100;
    std::vector<std::uint32_t> expected;
    for (const auto& posting : plain) {
      if (posting.fingerprint == wanted) expected.push_back(posting.document);
    }
    std::vector<std::uint32_t> found;
    buffer.append_documents(wanted, found);
    std::ranges::sort(found);
    ASSERT_EQ(found, expected);
  }
  std::ranges::sort(plain);
  EXPECT_EQ(buffer.sorted(), plain);
}

TEST(PostingBuffer, IsTheSameWhetherItWasLookedIntoOrNot) {
  std::mt19937_64 random(9);
  PostingBuffer untouched;
  PostingBuffer looked_into;
  std::vector<std::uint32_t> found;
  for (std::uint32_t document = 1; document <= 300; ++document) {
    std::vector<Posting> postings;
    for (std::uint64_t i = 0; i < random() % 30; ++i) postings.push_back({random() % 500, document});
    untouched.add(postings);
    looked_into.add(postings);
    if (random() % 3 == 0) looked_into.append_documents(random() % 500, found);
  }
  EXPECT_FALSE(found.empty());
  const auto before = untouched;  // shares the runs
  untouched.append_documents(1, found);
  EXPECT_EQ(before.sorted(), untouched.sorted());
  EXPECT_EQ(before.sorted(), looked_into.sorted());
}

TEST(StopSet, IsNamedByItsHashes) {
  EXPECT_EQ(stop_set_name({}).size(), 16U);
  EXPECT_EQ(stop_set_name({{1, 2}}), stop_set_name({{1, 2}}));
  EXPECT_NE(stop_set_name({{1, 2}}), stop_set_name({{1, 3}}));
  EXPECT_EQ(stop_set_name({}), "2d06800538d394c2") << "XXH3 of nothing";
}

TEST(DocumentRecord, OnlyFirstSeenMayDiffer) {
  const auto a = document("a", {1}).record;
  auto b = a;
  b.first_seen = "2026-11-22T19:30:00Z";
  EXPECT_TRUE(same_document(a, b));
  b.words += 1;
  EXPECT_FALSE(same_document(a, b));
}

}  // namespace
}  // namespace tamga
