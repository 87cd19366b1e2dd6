#include "engine/report/signature/sign.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/report/report_json.h"
#include "engine/report/signature/key_ring.h"
#include "tests/engine/report/random_report.h"

namespace tamga {
namespace {

using ::testing::HasSubstr;

constexpr const char* kTime = "2026-11-22T19:30:00Z";

struct Fixture {
  PrivateKey key = *PrivateKey::generate();
  KeyRing ring{{{"k", key.public_key(), kTime, "", "", ""}}};
  std::vector<FileBytes> files = {{"r.json", render_json(testing::random_report(1))},
                                  {"r.html", "<!doctype html><p>Report</p>"},
                                  {"r.pdf", "%PDF-1.7 bytes"},
                                  {"work.docx", "PK document"}};
  SignatureFile signature = *sign_files(key, files, kTime);
};

TEST(SignFiles, CoversEveryFileAndTheBody) {
  const Fixture f;
  EXPECT_EQ(judge(f.signature, f.ring), Trust::kHolds);
  EXPECT_EQ(f.signature.bodies, std::vector{body_sha256(testing::random_report(1))});
  for (const auto& file : f.files) EXPECT_EQ(file_state(f.signature, file), FileState::kUnaltered) << file.name;
}

TEST(SignFiles, TheBodyHasNoPeopleInIt) {
  auto report = testing::random_report(1);
  const auto hash = body_sha256(report);
  report.envelope.work_author = "somebody";
  EXPECT_EQ(body_sha256(report), hash);
  report.work.file_name += "2";
  EXPECT_NE(body_sha256(report), hash);
}

// One byte put in, taken out or changed in one of the files, at random.
void edit(std::string& bytes, std::mt19937_64& random) {
  const auto at = random() % bytes.size();
  const auto kind = random() % 3;
  if (kind == 0) bytes[at] = static_cast<char>(bytes[at] ^ (1 + random() % 255));
  if (kind == 1) bytes.erase(at, 1);
  if (kind == 2) bytes.insert(at, 1, static_cast<char>(random()));
}

TEST(SignFiles, AThousandSingleEditsAreAllFoundInTheirFile) {
  const Fixture f;
  std::mt19937_64 random(1);
  for (int round = 0; round < 1000; ++round) {
    auto files = f.files;
    const auto changed = random() % files.size();
    edit(files[changed].bytes, random);
    for (std::size_t i = 0; i < files.size(); ++i) {
      EXPECT_EQ(file_state(f.signature, files[i]), i == changed ? FileState::kAltered : FileState::kUnaltered)
          << files[i].name;
    }
  }
}

TEST(SignFiles, AThousandSingleEditsOfTheSignatureNeverHold) {
  const Fixture f;
  const auto text = render_signature(f.signature);
  std::mt19937_64 random(2);
  for (int round = 0; round < 1000; ++round) {
    auto bytes = text;
    edit(bytes, random);
    if (bytes == text) continue;
    const auto read = read_signature(bytes, "s");
    EXPECT_FALSE(read && judge(*read, f.ring) == Trust::kHolds) << bytes;
  }
}

TEST(SignFiles, AFileByAnotherNameCountsByItsBytes) {
  const Fixture f;
  EXPECT_EQ(file_state(f.signature, {"copy of r.pdf", f.files[2].bytes}), FileState::kUnaltered);
  EXPECT_EQ(file_state(f.signature, {"copy of r.pdf", "%PDF"}), FileState::kNotSigned);
  EXPECT_EQ(file_state(f.signature, {"r.pdf", f.files[1].bytes}), FileState::kAltered);
}

TEST(SignFiles, RefusesWhatCannotBeSigned) {
  const auto key = PrivateKey::generate();
  const auto message = [&](std::vector<FileBytes> files) {
    const auto made = sign_files(*key, files, kTime);
    return made ? "signed" : made.error().message;
  };
  const auto json = render_json(testing::random_report(2));
  EXPECT_EQ(message({}), "there is no file to sign");
  EXPECT_THAT(message({{"a\nb", ""}}), HasSubstr("a signature cannot hold this name"));
  EXPECT_THAT(message({{"a", "1"}, {"a", "2"}}), HasSubstr("two files of this name"));
  EXPECT_THAT(message({{"r.json", json + " "}}), HasSubstr("r.json: a report, but not in its canonical form"));
  EXPECT_THAT(message({{"r.json", json.substr(0, json.size() - 9)}}), HasSubstr("r.json: not JSON at byte"));
  EXPECT_EQ(message({{"decisions.json", "{\"format\": \"tamga-decisions\"}"}}), "signed");
  EXPECT_EQ(message({{"empty", ""}}), "signed");
}

}  // namespace
}  // namespace tamga
