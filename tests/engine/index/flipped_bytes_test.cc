// Promise: damage is reported, never answered from. One random byte is changed in each of 300 copies of a small index,
// in any of its files; every answer is then the sound one or an error.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr int kCopies = 300;
constexpr RocksDbOptions kOptions{.read_only = false, .buffer_postings = 60, .background = false};
constexpr RocksDbOptions kReading{.read_only = true, .buffer_postings = 60, .background = false};

NewDocument numbered(std::uint64_t number) {
  auto made = document("d" + std::to_string(number), {number, number + 1, number + 2, 1000 + number % 5}, "KNU");
  made.text.text += " " + std::to_string(number) + " " + std::to_string(number + 1) + " " + std::to_string(number + 2) +
                    " " + std::to_string(1000 + number % 5);
  return made;
}

// The numbers behind "Text of dN".
Result<std::vector<std::uint64_t>> hashes_of_text(const ExtractedText& text) {
  std::istringstream words(text.text);
  std::string skipped;
  words >> skipped >> skipped >> skipped;
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t number = 0; words >> number;) numbers.push_back(number);
  return hashes_of(numbers);
}

// Segments, a buffer, what is gone, a ledger, a stop set, and a log that was not written out.
void make_index(const fs::path& path) {
  {
    auto store = *create_rocksdb_store(path, {}, kOptions);
    for (std::uint64_t i = 1; i <= 40; ++i) {
      const auto one = numbered(i);
      ASSERT_TRUE(store->put({&one, 1}));
    }
    ASSERT_TRUE(store->erase("KNU", "d7"));
    ASSERT_TRUE(store->set_stop_set({hashes_of({1003})}));
    ASSERT_TRUE(store->compact());
    for (std::uint64_t i = 41; i <= 60; ++i) {
      const auto one = numbered(i);
      ASSERT_TRUE(store->put({&one, 1}));
    }
    ASSERT_TRUE(store->erase("KNU", "d50"));
  }
}

using Answers = std::vector<std::string>;

std::string described(const Result<CandidateList>& list) {
  if (!list) return "error: " + list.error().message;
  std::ostringstream line;
  for (const auto& one : list->candidates) line << to_number(one.document) << ' ' << one.shared << ' ';
  line << list->documents_searched << ' ' << list->stop_fingerprints << ' ' << to_number(list->snapshot);
  return line.str();
}

// Everything that can be asked, a line each; errors begin with "error".
Answers answers_of(const FingerprintStore& store) {
  Answers answers;
  for (std::uint64_t i = 0; i < 62; i += 3) {
    const auto hashes = numbered(i).hashes;
    answers.push_back(described(store.candidates(query_of(hashes, within("KNU")))));
  }
  for (std::uint32_t i = 1; i <= 60; ++i) {
    const auto found = store.find("KNU", "d" + std::to_string(i));
    answers.push_back(found ? found->record.title : "error: " + found.error().message);
    const auto text = store.text(DocumentId{i});
    answers.push_back(text ? text->text : "error: " + text.error().message);
  }
  const auto erasures = store.erasures(Sequence{0});
  answers.push_back(erasures ? std::to_string(erasures->size()) : "error: " + erasures.error().message);
  answers.push_back(stop_set_name(store.stop_set()));
  return answers;
}

bool is_error(const std::string& answer) {
  return answer.starts_with("error");
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(fs::relative(entry.path(), folder));
  }
  std::ranges::sort(files);
  return files;
}

void flip(const fs::path& path, std::uintmax_t place, char change) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(place));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(place));
  file.put(static_cast<char>(byte ^ change));
}

class FlippedBytes : public testing::Test {
 protected:
  void SetUp() override {
    make_index(index());
    if (HasFatalFailure()) return;
    sound_ = answers_of(**open_rocksdb_store(index(), kReading));
    ASSERT_EQ(std::ranges::count_if(sound_, is_error), 4) << "the two that were erased";
  }

  fs::path index() const { return folder_.path() / "index"; }

  // Looks at one damaged copy. True if anybody was told of the damage.
  bool is_told(const fs::path& copy, const std::string& where) const {
    const auto opened = open_rocksdb_store(copy, kReading);
    if (!opened) return true;
    const Answers answers = answers_of(**opened);
    bool told = false;
    for (std::size_t i = 0; i < sound_.size(); ++i) {
      const bool error = is_error(answers[i]) && !is_error(sound_[i]);
      told = told || error;
      const bool same = answers[i] == sound_[i] || (is_error(answers[i]) && is_error(sound_[i]));
      EXPECT_TRUE(error || same) << where << ": " << answers[i] << " instead of " << sound_[i];
    }
    const auto inspected = (*opened)->inspect(hashes_of_text);
    EXPECT_TRUE(!inspected || inspected->damages > 0 || !told) << where << ": inspection finds what a query finds";
    return told || !inspected || inspected->damages > 0;
  }

  ScratchFolder folder_;
  Answers sound_;
};

TEST_F(FlippedBytes, AreReportedOrChangeNothing) {
  std::mt19937_64 random(17);
  const auto files = files_below(index());
  int told = 0;
  for (int copy = 0; copy < kCopies; ++copy) {
    const auto path = folder_.path() / "copy";
    fs::remove_all(path);
    fs::copy(index(), path, fs::copy_options::recursive);
    const auto& file = files[random() % files.size()];
    const std::uintmax_t place = random() % fs::file_size(path / file);
    const char change = static_cast<char>(1 + random() % 255);
    flip(path / file, place, change);
    if (is_told(path, file.string() + " at byte " + std::to_string(place))) ++told;
  }
  RecordProperty("told", told);
  EXPECT_GT(told, kCopies / 4);
}

TEST_F(FlippedBytes, InASegmentAreMendedFromTheTexts) {
  auto store = *open_rocksdb_store(index(), kOptions);
  const auto segment = files_below(index() / "segments").at(0);
  flip(index() / "segments" / segment, 30, 0x20);
  EXPECT_GT(store->inspect(hashes_of_text)->damages, 0U);
  const auto rebuilt = store->rebuild(store->settings(), hashes_of_text);
  ASSERT_TRUE(rebuilt) << rebuilt.error().message;
  EXPECT_TRUE(rebuilt->lost.empty());
  EXPECT_EQ(store->inspect(hashes_of_text)->damages, 0U);
  EXPECT_EQ(answers_of(*store), sound_);
}

}  // namespace
}  // namespace tamga
