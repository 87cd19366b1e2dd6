#include "engine/base/key_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class KeyFile : public ::testing::Test {
 protected:
  fs::path path(const char* name) const { return directory_.path() / name; }

 private:
  testing::TemporaryDirectory directory_;
};

TEST_F(KeyFile, ComesBack) {
  const auto key = PrivateKey::generate();
  ASSERT_TRUE(write_private_key(*key, path("a.key")).has_value());
  const auto again = read_private_key(path("a.key"));
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(again->public_key(), key->public_key());
}

TEST_F(KeyFile, IsForItsOwnerAloneWhateverTheUmask) {
  const auto before = ::umask(0);
  EXPECT_TRUE(write_private_key(*PrivateKey::generate(), path("a.key")).has_value());
  ::umask(before);
  EXPECT_EQ(fs::status(path("a.key")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(KeyFile, IsNeverOverwritten) {
  const auto key = PrivateKey::generate();
  ASSERT_TRUE(write_private_key(*key, path("a.key")).has_value());
  fs::create_symlink("nowhere", path("link.key"));
  for (const char* name : {"a.key", "link.key"}) {
    const auto written = write_private_key(*PrivateKey::generate(), path(name));
    ASSERT_FALSE(written.has_value()) << name;
    EXPECT_THAT(written.error().message, HasSubstr("never overwritten"));
  }
  EXPECT_EQ(read_private_key(path("a.key"))->public_key(), key->public_key());
}

TEST_F(KeyFile, IsNotUsedOnceOthersMayReadIt) {
  ASSERT_TRUE(write_private_key(*PrivateKey::generate(), path("a.key")).has_value());
  for (const auto perms : {fs::perms::group_read, fs::perms::others_read, fs::perms::others_write}) {
    fs::permissions(path("a.key"), fs::perms::owner_read | perms);
    const auto key = read_private_key(path("a.key"));
    ASSERT_FALSE(key.has_value());
    EXPECT_EQ(key.error().code, ErrorCode::kPermissionDenied);
  }
}

TEST_F(KeyFile, ErrorsNameTheFileAndNotItsBytes) {
  EXPECT_EQ(read_private_key(path("none.key")).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(read_private_key(path("")).error().message, HasSubstr("not a file"));
  ASSERT_TRUE(write_private_key(*PrivateKey::generate(), path("a.key")).has_value());
  std::ifstream file(path("a.key"), std::ios::binary);
  const std::string pem((std::istreambuf_iterator<char>(file)), {});
  std::ofstream(path("a.key"), std::ios::binary) << pem.substr(0, 100);
  const auto cut = read_private_key(path("a.key"));
  ASSERT_FALSE(cut.has_value());
  EXPECT_THAT(cut.error().message, StartsWith(path("a.key").string() + ": not a private key"));
  EXPECT_THAT(cut.error().message, Not(HasSubstr(pem.substr(40, 10))));
}

}  // namespace
}  // namespace tamga
