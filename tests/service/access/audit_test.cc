#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "service/access/audit_chain.h"
#include "service/access/audit_log.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

class Audit : public testing::Test {
 protected:
  Audit() {
    fs::remove_all(directory_);
    fs::create_directories(directory_);
  }
  ~Audit() override { fs::remove_all(directory_); }

  void write(int lines) {
    auto log = AuditLog::open(file_);
    ASSERT_TRUE(log) << log.error().message;
    for (int i = 0; i < lines; ++i) {
      ASSERT_TRUE(log->append({"osh", "0123456789abcdef", Role::kTeacher},
                              {"report.read", "work-" + std::to_string(i), 200, "request"}));
    }
    ASSERT_TRUE(log->flush());
  }
  std::string bytes() const {
    std::ifstream file(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(const std::string& text) { std::ofstream(file_, std::ios::binary | std::ios::trunc) << text; }
  AuditCheck check() const { return *verify_audit_log(file_); }

  fs::path directory_ = fs::temp_directory_path() / ("tamga_audit_" + std::to_string(::getpid()));
  fs::path file_ = directory_ / "audit.log";
};

TEST_F(Audit, GoesOnWhereItStopped) {
  write(3);
  write(2);
  const auto found = check();
  EXPECT_EQ(found.lines, 5U);
  EXPECT_FALSE(found.bad_line) << found.reason;
}

TEST_F(Audit, HasOneWriter) {
  const auto first = AuditLog::open(file_);
  ASSERT_TRUE(first);
  EXPECT_EQ(AuditLog::open(file_).error().code, ErrorCode::kUnavailable);
}

TEST_F(Audit, NamesNoDocument) {
  write(2);
  EXPECT_EQ(bytes().find("work-1"), std::string::npos);
  EXPECT_NE(bytes().find(*audit_pseudonym(file_, "osh", "work-1")), std::string::npos);
  EXPECT_EQ(bytes().find(*audit_pseudonym(file_, "naryn", "work-1")), std::string::npos);
}

// Every single byte, changed, is found in the line that it stands in.
TEST_F(Audit, AChangedByteIsFoundInItsLine) {
  write(3);
  const auto good = bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto bad = good;
    bad[at] = bad[at] == 'x' ? 'y' : 'x';
    put(bad);
    const auto found = check();
    ASSERT_TRUE(found.bad_line) << at;
    EXPECT_EQ(*found.bad_line, static_cast<std::uint64_t>(
                                   std::count(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1))
        << at;
  }
}

TEST_F(Audit, ALineTakenOutPutInOrMovedIsFound) {
  write(4);
  const auto good = bytes();
  const auto second = good.find('\n') + 1;
  const auto third = good.find('\n', second) + 1;
  const auto line = good.substr(second, third - second);
  put(good.substr(0, second) + good.substr(third));
  EXPECT_EQ(check().bad_line, 2U);
  put(good.substr(0, third) + line + good.substr(third));
  EXPECT_EQ(check().bad_line, 3U);
  put(line + good.substr(0, second) + good.substr(third));
  EXPECT_EQ(check().bad_line, 1U);
  put(good.substr(0, second));
  EXPECT_EQ(check().bad_line, 2U) << "the end is missing";
  EXPECT_EQ(AuditLog::open(file_).error().code, ErrorCode::kCorrupt);
  put(good);
  EXPECT_FALSE(check().bad_line);
}

// More than is read at a start.
TEST_F(Audit, GoesOnBehindManyLines) {
  write(1000);
  ASSERT_GT(bytes().size(), 200'000U);
  write(1);
  EXPECT_EQ(check().lines, 1001U);
  EXPECT_FALSE(check().bad_line);
  auto cut = bytes();
  cut.pop_back();
  put(cut);
  EXPECT_EQ(AuditLog::open(file_).error().code, ErrorCode::kCorrupt) << "the last line does not end";
}

TEST_F(Audit, ALastLineThatDoesNotFitIsNotGoneOnFrom) {
  write(3);
  const auto good = bytes();
  auto bad = good;
  auto& digit = bad[bad.size() - 20];  // of its hash
  digit = digit == '0' ? '1' : '0';
  put(bad);
  EXPECT_EQ(AuditLog::open(file_).error().code, ErrorCode::kCorrupt);
  put(good);
  EXPECT_TRUE(AuditLog::open(file_));
}

TEST_F(Audit, ALineThatTheHeadHasNotSeenIsTakenUp) {
  write(2);
  const auto head = audit_head_path(file_);
  fs::copy_file(head, directory_ / "earlier");
  write(1);
  fs::copy_file(directory_ / "earlier", head, fs::copy_options::overwrite_existing);
  write(1);
  EXPECT_EQ(check().lines, 4U);
  EXPECT_FALSE(check().bad_line);
}

}  // namespace
}  // namespace tamga
