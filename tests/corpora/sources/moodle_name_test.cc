#include "corpora/sources/moodle_name.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tamga {
namespace {

constexpr auto kFile = MoodleName::Kind::kFile;
constexpr auto kOnlineText = MoodleName::Kind::kOnlineText;

struct NameCase {
  const char* name;
  MoodleName expected;  // author, user name, id, kind, file, blind
};

const NameCase kCases[] = {
    {"Айжан Асанова_4711_assignsubmission_file/дил баян.docx",
     {"Айжан Асанова", "", "4711", kFile, "дил баян.docx", false}},
    {"Айжан Асанова_4711_assignsubmission_file_/essay.docx", {"Айжан Асанова", "", "4711", kFile, "essay.docx", false}},
    {"Айжан Асанова_4711_assignsubmission_onlinetext/onlinetext.html",
     {"Айжан Асанова", "", "4711", kOnlineText, "onlinetext.html", false}},
    {"Айжан Асанова_4711_assignsubmission_onlinetext_/onlinetext.html",
     {"Айжан Асанова", "", "4711", kOnlineText, "onlinetext.html", false}},
    // Flat: all in one name.
    {"Өмүр Үсөнов_12_assignsubmission_file_реферат.pdf", {"Өмүр Үсөнов", "", "12", kFile, "реферат.pdf", false}},
    {"Өмүр Үсөнов_12_assignsubmission_onlinetext_onlinetext.html",
     {"Өмүр Үсөнов", "", "12", kOnlineText, "onlinetext.html", false}},
    {"Anna Petrova_9_assignsubmission_file_my_last_file.docx",
     {"Anna Petrova", "", "9", kFile, "my_last_file.docx", false}},
    {"Anna Petrova_9_assignsubmission_file__draft.docx", {"Anna Petrova", "", "9", kFile, "_draft.docx", false}},
    // Blind marking, team, user name first, a class before it all.
    {"Participant_77_assignsubmission_file/a.odt", {"Participant", "", "77", kFile, "a.odt", true}},
    {"Участник_77_assignsubmission_file_a.odt", {"Участник", "", "77", kFile, "a.odt", true}},
    {"Group 3_5_assignsubmission_file/plan.pdf", {"Group 3", "", "5", kFile, "plan.pdf", false}},
    {"a.asanova_Айжан Асанова_4711_assignsubmission_file/x.txt",
     {"Айжан Асанова", "a.asanova", "4711", kFile, "x.txt", false}},
    {"a_b_Айжан Асанова_4711_assignsubmission_file/x.txt", {"Айжан Асанова", "a_b", "4711", kFile, "x.txt", false}},
    {"ИС-1/эссе/Айжан Асанова_4711_assignsubmission_file/a/b.txt",
     {"Айжан Асанова", "", "4711", kFile, "a/b.txt", false}},
    {"Анна-Мария О'Нил-де ла Крус_8_assignsubmission_file/x.txt",
     {"Анна-Мария О'Нил-де ла Крус", "", "8", kFile, "x.txt", false}},
    {"Name 2_8_assignsubmission_file/x.txt", {"Name 2", "", "8", kFile, "x.txt", false}},
    // An archive that a student handed in.
    {"Anna_9_assignsubmission_file/work.zip/a.docx", {"Anna", "", "9", kFile, "work.zip/a.docx", false}},
    {"Anna_9_assignsubmission_file_work.zip/a.docx", {"Anna", "", "9", kFile, "work.zip/a.docx", false}},
    // A mark that the student wrote changes nothing.
    {"Anna_9_assignsubmission_file_x_1_assignsubmission_file_y.docx",
     {"Anna", "", "9", kFile, "x_1_assignsubmission_file_y.docx", false}},
    {"Anna_9_assignsubmission_file/w.zip/Olga_1_assignsubmission_file/y.docx",
     {"Anna", "", "9", kFile, "w.zip/Olga_1_assignsubmission_file/y.docx", false}},
};

TEST(MoodleName, SaysWhoseWorkItIs) {
  for (const auto& [name, expected] : kCases) {
    const auto read = parse_moodle_name(name);
    ASSERT_TRUE(read) << name;
    EXPECT_EQ(read->author, expected.author) << name;
    EXPECT_EQ(read->username, expected.username) << name;
    EXPECT_EQ(read->participant_id, expected.participant_id) << name;
    EXPECT_EQ(read->kind, expected.kind) << name;
    EXPECT_EQ(read->file, expected.file) << name;
    EXPECT_EQ(read->blind, expected.blind) << name;
  }
}

TEST(MoodleName, OtherNamesSayNothing) {
  for (const char* const name :
       {"", "/", "essay.docx", "class-a/essay.docx", "_assignsubmission_file/x.txt", "Anna_assignsubmission_file/x",
        "Anna_x9_assignsubmission_file/x.txt", "Anna__assignsubmission_file/x.txt", "_9_assignsubmission_file/x.txt",
        "9_assignsubmission_file/x.txt", "Anna_9_assignsubmission_file", "Anna_9_assignsubmission_file/",
        "Anna_9_assignsubmission_file_", "Anna_9_assignsubmission_mahara/x.txt", "Anna_9_assignsubmission_files/x.txt",
        "Anna_123456789012345678901_assignsubmission_file/x.txt", "Anna/9_assignsubmission_file/x.txt"}) {
    EXPECT_FALSE(parse_moodle_name(name)) << name;
  }
}

TEST(MoodleName, OfAnyBytesEveryPieceStandsInTheName) {
  std::mt19937_64 random(7);
  const char* const pieces[] = {"Anna", "_", "_",    "9", "_assignsubmission_", "file", "onlinetext",
                                "/",    "Ө", "\xFF", ""};
  for (int round = 0; round < 20'000; ++round) {
    std::string name;
    for (auto count = random() % 12; count > 0; --count) name += pieces[random() % std::size(pieces)];
    const auto read = parse_moodle_name(name);
    if (!read) continue;
    EXPECT_FALSE(read->author.empty() || read->participant_id.empty() || read->file.empty()) << name;
    const auto author = (read->username.empty() ? "" : read->username + "_") + read->author;
    EXPECT_NE(name.find(author + "_" + read->participant_id + "_assignsubmission_"), std::string::npos) << name;
    EXPECT_TRUE(name.ends_with(read->file)) << name;
  }
}

}  // namespace
}  // namespace tamga
