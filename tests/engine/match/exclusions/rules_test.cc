// What each rule keeps out and what not, on texts in which brackets stand for what a tokenizer marks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "engine/fingerprint/kgram_hash.h"
#include "engine/match/exclusions/marked_parts.h"
#include "engine/match/exclusions/phrase_table.h"
#include "engine/match/exclusions/quotations.h"
#include "engine/match/exclusions/set_phrases.h"
#include "engine/match/exclusions/templates.h"
#include "engine/match/exclusions/text_lines.h"
#include "tests/engine/match/exclusions/marked_text.h"

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MarkedText;

// "words" for what is kept out, "words: label" for what counts all the same.
std::vector<std::string> shown(const MarkedText& text, const std::vector<FoundExclusion>& found) {
  std::vector<std::string> lines;
  for (const FoundExclusion& one : found) {
    lines.push_back(text.words(one.words) + (one.label == SpanLabel::kNone ? "" : ": ") +
                    std::string(span_label_name(one.label)));
  }
  return lines;
}

std::vector<std::string> quotations(const std::string& marked) {
  const MarkedText text(marked);
  return shown(text, find_quotations(text.work()));
}

const std::string kMore = " m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12 m13 m14 m15 m16.";

std::string some_words(int count) {
  std::string words;
  for (int i = 0; i < count; ++i) words += "w" + std::to_string(i) + " ";
  return words;
}

TEST(Quotations, ACitationInTheSameOrTheNextSentenceKeepsThemOut) {
  EXPECT_THAT(quotations("he said <q one two three q> <c [1] c> here." + kMore), ElementsAre("one two three"));
  EXPECT_THAT(quotations("<c Smith(1980) c> said <q one two three q> here." + kMore), ElementsAre("one two three"));
  EXPECT_THAT(quotations("he said <q one two three q> here. So <c [1] c> it is." + kMore),
              ElementsAre("one two three"));
}

TEST(Quotations, WithoutOneTheyCountWithALabel) {
  const auto unsourced = ElementsAre("one two three: quotation_without_source");
  EXPECT_THAT(quotations("he said <q one two three q> here." + kMore), unsourced);
  EXPECT_THAT(quotations("he said <q one two three q> here. A sentence. Then <c [1] c> it is." + kMore), unsourced);
  EXPECT_THAT(quotations("As <c [1] c> says. he said <q one two three q> here." + kMore), unsourced);
}

TEST(Quotations, OfFewerThanThreeOrMoreThanSixtyWordsAreNone) {
  EXPECT_THAT(quotations("the <q two words q> <c [1] c> here." + kMore), IsEmpty());
  EXPECT_THAT(quotations("<q " + some_words(61) + "q> <c [1] c>. " + some_words(300)), IsEmpty());
  EXPECT_EQ(quotations("<q " + some_words(60) + "q> <c [1] c>. " + some_words(300)).size(), 1U);
}

TEST(Quotations, AreKeptOutInOrderUntilAQuarterOfTheWordsIsUsedUp) {
  // 40 words: at most 10 may be kept out.
  const std::string text =
      "<q a1 a2 a3 a4 a5 a6 q> <c [1] c>. <q b1 b2 b3 b4 b5 q> <c [2] c>. <q c1 c2 c3 c4 q> <c [3] c>. ";
  EXPECT_THAT(quotations(text + some_words(22)),
              ElementsAre("a1 a2 a3 a4 a5 a6", "b1 b2 b3 b4 b5: quotation_over_cap", "c1 c2 c3 c4"));
}

std::vector<std::string> parts(const std::string& marked) {
  const MarkedText text(marked);
  return shown(text, find_marked_parts(text.work()));
}

TEST(Bibliography, EntriesSideBySideAreKeptOutAndALoneWeakOneIsNot) {
  EXPECT_THAT(parts("text <b e1 e2 b> <b f1 f2 b> text"), ElementsAre("e1 e2", "f1 f2"));
  EXPECT_THAT(parts("text <b e1 e2 b> text and more text"), IsEmpty());
  EXPECT_THAT(parts("text <B e1 e2 B> text"), ElementsAre("e1 e2"));
}

TEST(Bibliography, AnEntryRightUnderItsHeadingIsKeptOutButNotTheTextOfAChapterOfThatName) {
  EXPECT_THAT(parts("<h Literature h> <b e1 e2 b>"), ElementsAre("e1 e2"));
  EXPECT_THAT(parts("<h Literature h> In this chapter we review <b what Smith wrote b> and others ."), IsEmpty());
}

TEST(Bibliography, MoreThanEightyWordsAreAParagraph) {
  EXPECT_THAT(parts("<B " + some_words(81) + "B> text"), IsEmpty());
  EXPECT_EQ(parts("<B " + some_words(80) + "B> text").size(), 1U);
}

TEST(MarkedParts, HaveTheirKinds) {
  const MarkedText text("<t University t> <f Contents f> text <p for x p>");
  std::vector<ExclusionKind> kinds;
  for (const auto& one : find_marked_parts(text.work())) kinds.push_back(one.kind);
  EXPECT_THAT(kinds, ElementsAre(ExclusionKind::kTitlePage, ExclusionKind::kFrontMatter, ExclusionKind::kNotJudged));
}

std::vector<std::string> template_words(const std::string& work, const std::string& given) {
  const MarkedText text(work);
  const auto tokens = testing::WordTokenizer().tokenize(given).value();
  const Aligner aligner(text.read().tokens, {8, 8});
  return shown(text, find_template(text.work(), aligner, given, tokens.tokens, "task"));
}

TEST(Templates, AreFoundWordForWordAndWithAFewWordsChanged) {
  const std::string task = some_words(30);
  EXPECT_THAT(template_words("mine " + task + "mine", task), ElementsAre(task.substr(0, task.size() - 1)));
  std::string edited = task;
  edited.replace(edited.find("w9 "), 3, "my own ");
  EXPECT_THAT(template_words("mine " + edited + "mine", task), ElementsAre(edited.substr(0, edited.size() - 1)));
}

TEST(Templates, AnAnswerBetweenTheirWordsIsTheStudents) {
  EXPECT_THAT(template_words(some_words(10) + "my own long answer here w10 w11 w12 w13 w14 w15 w16 w17 w18 w19",
                             some_words(20)),
              ElementsAre("w0 w1 w2 w3 w4 w5 w6 w7 w8 w9", "w10 w11 w12 w13 w14 w15 w16 w17 w18 w19"));
}

TEST(Templates, ShortLinesAreFoundAsWholeLines) {
  EXPECT_THAT(template_words("First task\nmy answer\nSecond task now\nthe Second task", "First task\nSecond task"),
              ElementsAre("First task"));
}

TEST(TextLines, AreTheWordsBetweenLineEnds) {
  const std::string text = "\none two\n\n three\n";
  const auto tokens = testing::WordTokenizer().tokenize(text).value();
  EXPECT_THAT(text_lines(text, tokens.tokens), ElementsAre(TokenRange{0, 2}, TokenRange{2, 3}));
  EXPECT_THAT(text_lines("", {}), IsEmpty());
}

std::vector<std::string> phrases(const std::string& work) {
  const auto table = SetPhrases::read(testing::WordTokenizer());
  const MarkedText text(work);
  return shown(text, table->find(text.work()));
}

TEST(SetPhrases, AreFoundAnywhereIfTheyAreLongAndAsLinesIfTheyAreShort) {
  EXPECT_THAT(phrases("so Цель и задачи исследования are"), ElementsAre("Цель и задачи исследования"));
  EXPECT_THAT(phrases("Цель исследования\nare"), ElementsAre("Цель исследования"));
  EXPECT_THAT(phrases("so Цель исследования are"), IsEmpty());
}

TEST(SetPhrases, MayHoldOneForeignWordButNotTwo) {
  EXPECT_THAT(phrases("so Цель и все задачи исследования are"), ElementsAre("Цель и все задачи исследования"));
  EXPECT_THAT(phrases("so Цель и все эти задачи исследования are"), IsEmpty());
}

TEST(SetPhrases, TheTableHasEachPhraseOnceAndNothingEmpty) {
  std::set<std::string_view> seen;
  for (const SetPhrase& row : set_phrase_table()) {
    EXPECT_FALSE(row.text.empty());
    EXPECT_TRUE(seen.insert(row.text).second || row.language != Language::kKyrgyz) << row.text;
  }
  EXPECT_GT(seen.size(), 200U);
}

TEST(StopText, IsTheUnionOfItsKGrams) {
  const MarkedText text("a b c d e f g h i j k l");
  auto hashes = kgram_hashes(text.read().tokens, 3, KeyKind::kExact);
  std::vector<std::uint64_t> stop = {hashes[1], hashes[3], hashes[8]};
  std::ranges::sort(stop);
  EXPECT_THAT(shown(text, find_stop_text(text.read().tokens, 3, stop)), ElementsAre("b c d e f", "i j k"));
  EXPECT_THAT(find_stop_text(text.read().tokens, 3, {}), IsEmpty());
}

}  // namespace
}  // namespace tamga
