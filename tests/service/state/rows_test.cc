// Rows of the service's state come back as they were, and no other bytes are taken for one.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "service/jobs/job.h"
#include "service/state/keys.h"
#include "service/state/person.h"
#include "service/state/row_io.h"
#include "service/state/text_row.h"
#include "service/state/uuid.h"
#include "service/state/work_record.h"
#include "service/webhooks/hook.h"

namespace tamga {
namespace {

WorkRecord full_record() {
  WorkRecord work;
  work.id = "2f1c7a3e-51aa-4b1c-9c00-0123456789ab";
  work.institution = "кгу";
  work.key_id = "k1";
  work.origin = Origin::kApi;
  work.owner = "17";
  work.owners = {"17", "18"};
  work.title = "Реферат";
  work.file_name = "a.docx";
  work.course = "c";
  work.assignment = "a";
  work.kind = "FORUM";
  work.custom = std::string("{\0}", 3);
  work.created = 1763865910123;
  work.uploaded = 1763865911000;
  work.uploads = 2;
  work.status = WorkStatus::kError;
  work.error_code = "FILE_LOCKED";
  work.error_message = "it is locked";
  work.format = "PDF";
  work.sha256 = std::string(64, 'a');
  work.pages = 7;
  work.words = 300;
  work.characters = 5'000'000'000;
  work.request = {true,  {"laws"},      OwnScope::kCourse, 4095, 8, {40, 50}, {"n"}, {"x", "y"},
                  "law", "submissions", Priority::kBatch};
  work.requests = 3;
  work.reported = 2;
  work.requested_at = 5;
  work.generated_at = 6;
  work.summary = {40, 30, 20, {{"id", "submissions", "2026-01-01", 100, 33}}};
  work.indexed = true;
  return work;
}

template <class Row>
void expect_round_trip(const Row& row, std::uint8_t version) {
  const auto bytes = encode_row(row, version);
  const auto read = decode_row<Row>(bytes, version);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, row);
  EXPECT_FALSE(decode_row<Row>(bytes, static_cast<std::uint8_t>(version + 1)));
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode_row<Row>(bytes.substr(0, cut), version));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(decode_row<Row>(changed, version)) << at;
  }
}

TEST(Rows, ComeBackAsTheyWere) {
  expect_round_trip(full_record(), kWorkRowVersion);
  expect_round_trip(WorkRecord{}, kWorkRowVersion);
  expect_round_trip(Person{"1", "Асанов", "Бакыт", "b@example.org"}, kPersonRowVersion);
  expect_round_trip(Hook{"i", "u", "k", HookStyle::kApi, "http://a/", std::string("\0x", 2), "d", {"E"}, true, 9},
                    kHookRowVersion);
  Job job;
  job.number = 77;
  job.kind = JobKind::kDeliver;
  job.payload = "{}";
  job.due = 5;
  expect_round_trip(job, 1);
}

// The first bytes of a row are what docs/lms.md says: a change of the layout needs a new version.
TEST(Rows, HaveTheDocumentedBytes) {
  const auto bytes = encode_row(Person{"1", "A", "", "e"}, kPersonRowVersion);
  EXPECT_EQ(bytes.substr(0, bytes.size() - 4), std::string("\x01\x01"
                                                           "1"
                                                           "\x01"
                                                           "A"
                                                           "\x00"
                                                           "\x01"
                                                           "e",
                                                           8));
}

TEST(Rows, HostileBytesOfAnyKindAreNoRow) {
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    if (!bytes.empty()) bytes.front() = 1;
    static_cast<void>(decode_row<WorkRecord>(seal(bytes), 1));
    static_cast<void>(decode_row<Hook>(seal(bytes), 1));
    static_cast<void>(decode_text_row(seal(bytes)));
  }
}

TEST(TextRow, KeepsWhatAnIndexLeavesOut) {
  ExtractedText text;
  text.text = "видимое скрытое";
  text.blocks = {{{0, 29}, Part::kBody, 1, 2}};
  text.format = "DOCX";
  text.hidden = {{"белым по белому", 15, 2, HiddenBy::kColour}};
  text.repair = EncodingRepair{"Janyzak font", 12, 1.5, 40.25, 3.0};
  EXPECT_EQ(decode_text_row(encode_text_row(text)), text);
  text.hidden.front().at = 30;
  EXPECT_FALSE(decode_text_row(encode_text_row(text)));
}

TEST(Keys, OneNameNeverRunsIntoTheNext) {
  EXPECT_NE(named_key('p', {"ab", "c"}), named_key('p', {"a", "bc"}));
  EXPECT_FALSE(named_key('p', {"a"}).starts_with(named_key('p', {""})));
  EXPECT_LT(big_endian64(255), big_endian64(256));
  EXPECT_EQ(read_big_endian64(big_endian64(0x0123456789ABCDEF)), 0x0123456789ABCDEFULL);
}

TEST(Uuid, IsRandomAndWellFormed) {
  const auto one = new_uuid();
  const auto other = new_uuid();
  ASSERT_TRUE(one && other);
  EXPECT_TRUE(is_uuid(*one));
  EXPECT_NE(*one, *other);
  EXPECT_EQ((*one)[14], '4');
  EXPECT_FALSE(is_uuid("2F1C7A3E-51aa-4b1c-9c00-0123456789ab"));
}

}  // namespace
}  // namespace tamga
