// Corpora in PAN layout: what is read, and what is said of broken ones.
#include "bench/quality/pan_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/bench/small_corpus.h"

namespace tamga::quality {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(PanCorpus, IsReadWithItsPairsAndPassages) {
  const SmallCorpus small;
  const auto corpus = read_pan_corpus(small.folder() / "");
  ASSERT_TRUE(corpus) << corpus.error().message;
  EXPECT_EQ(corpus->language, "ky");
  EXPECT_EQ(corpus->kind, "light");
  EXPECT_EQ(corpus->pairs, (std::vector<DocumentPair>{{"w1.txt", "s1.txt"}, {"w2.txt", "s1.txt"}}));
  ASSERT_EQ(corpus->truth.size(), 1U);
  EXPECT_EQ(corpus->truth[0].obfuscation, "light");
  const std::string text = *read_corpus_text(corpus->work_file(corpus->pairs[0]));
  const auto at = corpus->truth[0].where.in_work;
  EXPECT_EQ(text.substr(at.begin, at.end - at.begin) + " ", words("s", 30, 40));
}

struct BrokenCorpus {
  const char* name;
  const char* file;   // of the small corpus
  const char* bytes;  // instead of its own; nullptr: the file is taken away
  ErrorCode code;
  const char* why;
};

const BrokenCorpus kBroken[] = {
    {"no list of pairs", "pairs", nullptr, ErrorCode::kNotFound, "pairs"},
    {"a line of one name", "pairs", "w1.txt s1.txt\nw2.txt\n", ErrorCode::kCorrupt, "line 2"},
    {"a line of three names", "pairs", "w1.txt s1.txt s2.txt\n", ErrorCode::kCorrupt, "line 1"},
    {"truth of a pair not listed", "pairs", "w2.txt s1.txt\n", ErrorCode::kCorrupt, "w1.txt with s1.txt"},
    {"no XML", "truth/w1-s1.xml", "<document reference=", ErrorCode::kCorrupt, "not XML at byte"},
    {"an empty truth file", "truth/w1-s1.xml", "", ErrorCode::kCorrupt, "not XML"},
    {"another root", "truth/w1-s1.xml", "<paper reference=\"w1.txt\"/>", ErrorCode::kCorrupt, "no <document"},
    {"an offset of letters", "truth/w1-s1.xml",
     "<document reference=\"w1.txt\"><feature name=\"plagiarism\" this_offset=\"x\" this_length=\"1\" "
     "source_reference=\"s1.txt\" source_offset=\"0\" source_length=\"1\"/></document>",
     ErrorCode::kCorrupt, "this_offset is not a number"},
    {"no length", "truth/w1-s1.xml",
     "<document reference=\"w1.txt\"><feature name=\"plagiarism\" this_offset=\"1\" this_length=\"1\" "
     "source_reference=\"s1.txt\" source_offset=\"0\"/></document>",
     ErrorCode::kCorrupt, "source_length is not a number"},
    {"a length past all texts", "truth/w1-s1.xml",
     "<document reference=\"w1.txt\"><feature name=\"plagiarism\" this_offset=\"9\" this_length=\"4294967295\" "
     "source_reference=\"s1.txt\" source_offset=\"0\" source_length=\"1\"/></document>",
     ErrorCode::kCorrupt, "this_length is too great"},
};

TEST(PanCorpus, BrokenOnesNameTheFileAndTheCause) {
  for (const BrokenCorpus& broken : kBroken) {
    const SmallCorpus small;
    const auto file = small.folder() / broken.file;
    if (broken.bytes == nullptr) {
      std::filesystem::remove(file);
    } else {
      write_file(file, broken.bytes);
    }
    const auto corpus = read_pan_corpus(small.folder());
    ASSERT_FALSE(corpus) << broken.name;
    EXPECT_EQ(corpus.error().code, broken.code) << broken.name;
    EXPECT_THAT(corpus.error().message, HasSubstr(broken.why)) << broken.name;
    EXPECT_THAT(corpus.error().message, HasSubstr(small.folder().string())) << broken.name;
  }
}

TEST(PanCorpus, AMissingTruthFolderIsAnError) {
  const SmallCorpus small;
  std::filesystem::remove_all(small.folder() / "truth");
  const auto corpus = read_pan_corpus(small.folder());
  ASSERT_FALSE(corpus);
  EXPECT_EQ(corpus.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(corpus.error().message, HasSubstr("truth"));
}

TEST(PanCorpus, OnlyPassagesWithASourceAndALengthCount) {
  const auto passages = parse_truth(
      R"(<document reference="w">
           <feature name="about" authors="nobody"/>
           <feature name="plagiarism" this_offset="1" this_length="2"/>
           <feature name="plagiarism" this_offset="1" this_length="0" source_reference="s" source_offset="3" source_length="4"/>
           <feature name="plagiarism" this_offset="1" this_length="2" source_reference="s" source_offset="3" source_length="4"/>
         </document>)",
      "name");
  ASSERT_TRUE(passages) << passages.error().message;
  ASSERT_EQ(passages->size(), 1U);
  EXPECT_EQ(passages->front().where, (PassagePair{"w", {1, 3}, "s", {3, 7}}));
}

TEST(PanCorpus, DetectionsAreReadAgainAsTheyWere) {
  const std::vector<PassagePair> detections = {{"a&b.txt", {1, 5}, "\"c\".txt", {7, 9}},
                                               {"a&b.txt", {6, 8}, "d", {0, 2}}};
  std::string xml = render_detections("a&b.txt", detections);
  for (std::size_t at = 0; (at = xml.find("detected-plagiarism", at)) != std::string::npos;) xml.erase(at, 9);
  const auto passages = parse_truth(xml, "name");
  ASSERT_TRUE(passages) << passages.error().message;
  ASSERT_EQ(passages->size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ((*passages)[i].where, detections[i]);
}

TEST(PanCorpus, ATextThatIsNotUtf8NamesTheByte) {
  const SmallCorpus small;
  write_file(small.folder() / "susp/w1.txt", "ab\xFF");
  const auto text = read_corpus_text(small.folder() / "susp/w1.txt");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(text.error().message, AllOf(HasSubstr("w1.txt"), HasSubstr("byte 2")));
}

}  // namespace
}  // namespace tamga::quality
