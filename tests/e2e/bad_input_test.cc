// Documents that cannot be read: one sentence each, all other documents done, the corpus sound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/e2e/program.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class BadInputTest : public CorpusTest {
 protected:
  // Adds and checks the bad file between two good ones; it fails with one sentence that holds `says`.
  void expect_one_failure(const std::string& bad, const std::string& name, const std::string& says,
                          ProcessOptions options = {}) {
    const auto before = write("good/before.txt", own_words(1, 40));
    const auto behind = write("good/behind.txt", own_words(2, 40));
    const auto added = run("add", {before, bad, behind});
    expect_sentence(added, name, says);
    EXPECT_EQ(added.output, "added\tbefore.txt\tbefore.txt\nadded\tbehind.txt\tbehind.txt\n");
    const auto checked = run("check", {before, bad, behind}, std::move(options));
    expect_sentence(checked, name, says);
    EXPECT_THAT(checked.output, HasSubstr("before.txt"));
    EXPECT_THAT(checked.output, HasSubstr("behind.txt"));
    expect_sound();
  }

  static void expect_sentence(const ProcessResult& result, const std::string& name, const std::string& says) {
    EXPECT_EQ(result.exit_code, 3) << result.errors;
    EXPECT_THAT(result.errors, HasSubstr(name));
    EXPECT_THAT(result.errors, HasSubstr(says));
    std::size_t sentences = 0;
    for (std::size_t at = 0; (at = result.errors.find("tamga: ", at)) != std::string::npos; ++at) ++sentences;
    EXPECT_EQ(sentences, 1U) << result.errors;
  }
};

TEST_F(BadInputTest, MissingFile) {
  expect_one_failure(path("missing.txt"), "missing.txt", "no such file");
}

TEST_F(BadInputTest, EmptyFile) {
  expect_one_failure(write("empty.txt", ""), "empty.txt", "empty");
}

TEST_F(BadInputTest, FileWithoutWords) {
  expect_one_failure(write("signs.txt", "... --- ***\n"), "signs.txt", "no words");
}

TEST_F(BadInputTest, ArchiveOfNoBytes) {
  expect_one_failure(write("nothing.zip", ""), "nothing.zip", "empty");
}

TEST_F(BadInputTest, TruncatedDocx) {
  const auto whole = docx_of({own_words(3, 400)});
  expect_one_failure(write("cut.docx", whole.substr(0, whole.size() * 2 / 3)), "cut.docx", "");
}

TEST_F(BadInputTest, DocxWithADoctype) {
  const auto prologue = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
  expect_one_failure(write("bomb.docx", docx_of({own_words(3, 40) + "&b;"}, prologue)), "bomb.docx", "DOCTYPE");
}

TEST_F(BadInputTest, InvalidUtf8) {
  expect_one_failure(write("mark.txt", "\xEF\xBB\xBFtext \xC3\x28 text"), "mark.txt", "UTF-8");
}

TEST_F(BadInputTest, UnknownFormat) {
  expect_one_failure(write("picture.png", "\x89PNG\r\n\x1a\n" + std::string(100, '\0')), "picture.png", "unsupported");
}

// A word has no greatest length: it is one word, and everything around it goes on.
TEST_F(BadInputTest, OneWordOfFiveMegabytes) {
  const auto giant = write("giant.txt", std::string(5 << 20, 'x'));
  const auto other = write("other.txt", own_words(1, 40));
  const auto added = run("add", {giant, other});
  EXPECT_TRUE(added.exit_code == 0 || added.exit_code == 3) << added.errors;
  EXPECT_THAT(added.output, HasSubstr("added\tother.txt"));
  const auto checked = run("check", {giant});
  EXPECT_EQ(checked.exit_code, added.exit_code) << checked.errors;
  EXPECT_LT(checked.output.size(), 10'000U);
  expect_sound();
}

TEST_F(BadInputTest, ArchiveWithNamesThatLeaveIt) {
  const auto archive = write("in/evil.zip", zip_of({{"good.txt", own_words(3, 40)},
                                                    {"../outside.txt", own_words(4, 40)},
                                                    {"/absolute.txt", own_words(5, 40)},
                                                    {"last.txt", own_words(6, 40)}}));
  const auto added = run("add", {archive});
  EXPECT_TRUE(added.exit_code == 0 || added.exit_code == 3) << added.errors;
  EXPECT_THAT(added.output, HasSubstr("added\tgood.txt"));
  EXPECT_THAT(added.output, HasSubstr("added\tlast.txt"));
  EXPECT_FALSE(fs::exists(path("outside.txt")));
  EXPECT_FALSE(fs::exists("/absolute.txt"));
  for (const auto& id : listed_ids(corpus())) {
    EXPECT_EQ(id.find(".."), std::string::npos) << id;
    EXPECT_FALSE(id.starts_with("/")) << id;
  }
  expect_sound();
}

TEST_F(BadInputTest, BrokenArchiveKeepsWhatCameBefore) {
  std::string big;
  for (std::uint32_t i = 0; i < 20; ++i) big += own_words(100 + i, 500);
  const auto whole = zip_of({{"first.txt", own_words(3, 40)}, {"second.txt", big}});
  const auto added =
      run("add", {write("cut.zip", whole.substr(0, whole.size() / 2)), write("other.txt", own_words(1, 40))});
  EXPECT_EQ(added.exit_code, 3) << added.errors;
  EXPECT_THAT(added.errors, HasSubstr("cut.zip"));
  EXPECT_THAT(added.output, HasSubstr("added\tother.txt"));
  expect_sound();
}

TEST_F(BadInputTest, NoRights) {
  const auto secret = write("secret.txt", own_words(3, 40));
  fs::permissions(secret, fs::perms::none);
  const auto good = write("good.txt", own_words(1, 40));
  // Everything else belongs to "nobody" or to anybody, whoever runs the test.
  for (const auto& entry : fs::recursive_directory_iterator(root())) {
    if (entry.path() != secret) fs::permissions(entry, fs::perms::all);
  }
  const auto added = run("add", {secret, good}, {.in_child = become_nobody});
  expect_sentence(added, "secret.txt", "ermission");
  EXPECT_THAT(added.output, HasSubstr("added\tgood.txt"));
  const auto checked = run("check", {secret, good}, {.in_child = become_nobody});
  expect_sentence(checked, "secret.txt", "ermission");
  EXPECT_THAT(checked.output, HasSubstr("good.txt"));
  expect_sound();
}

}  // namespace
}  // namespace tamga::testing
