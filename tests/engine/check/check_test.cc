// What a check finds, and where.
#include "engine/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/reproduction.h"
#include "engine/text/utf8.h"
#include "engine/version.h"
#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string cut(const std::string& text, CodePointRange range) {
  const CodePointIndex index(text);
  const auto begin = index.byte_at_code_point(range.begin);
  return text.substr(begin, index.byte_at_code_point(range.end) - begin);
}

TEST(Check, FindsAVerbatimCopyAtItsTruePlace) {
  const auto shared = words("уч", 20);
  const auto source_text = words("ага", 30) + "\n\n" + shared + " " + words("ини", 30);
  const auto store = make_store({document_of("s", source_text), document_of("t", words("бөтөн", 90))});
  const auto work = work_of("“" + words("тоо", 15) + "\t" + shared + "\n" + words("көл", 5));
  const auto report = must_check(work, *store);

  ASSERT_THAT(source_ids(report), ElementsAre("s"));
  ASSERT_EQ(report.sources[0].passages.size(), 1U);
  const auto& passage = report.sources[0].passages[0];
  EXPECT_EQ(passage.passage_class, PassageClass::kCopied);
  EXPECT_EQ(passage.work_words, (TokenRange{15, 35}));
  EXPECT_EQ(passage.source_words, (TokenRange{30, 50}));
  EXPECT_EQ(passage.longest_run, 20U);
  EXPECT_EQ(passage.similarity, 1.0);
  EXPECT_EQ(cut(work.text.text, passage.work), shared);
  EXPECT_EQ(cut(source_text, passage.source), shared);
  EXPECT_EQ(report.shares.copied, 20U);
  EXPECT_EQ(report.shares.original, 20U);
  EXPECT_EQ(report.shares.longest_passage, 20U);
  EXPECT_THAT(report.not_checked, IsEmpty());
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
}

TEST(Check, FiguresAloneAreThoseOfTheWholeReport) {
  const auto shared = words("уч", 20);
  const auto store =
      make_store({document_of("s", words("ага", 30) + " " + shared), document_of("t", words("тоо", 40))});
  const auto work = work_of(words("тоо", 12) + " " + words("көл", 15) + " " + shared);
  const auto whole = must_check(work, *store);
  CheckAids aids;
  aids.depth = ReportDepth::kFigures;
  const auto figures = check(work, *store, WordTokenizer(), "corpus", {}, aids);
  ASSERT_TRUE(figures);
  ASSERT_THAT(source_ids(*figures), ElementsAre("s", "t"));
  EXPECT_EQ(source_ids(*figures), source_ids(whole));
  EXPECT_EQ(figures->shares.borrowed(), 32U);
  EXPECT_EQ(figures->shares.borrowed(), whole.shares.borrowed());
  EXPECT_EQ(figures->shares.longest_passage, whole.shares.longest_passage);
  for (std::size_t i = 0; i < whole.sources.size(); ++i) {
    EXPECT_EQ(figures->sources[i].share.in_text, whole.sources[i].share.in_text);
    ASSERT_EQ(figures->sources[i].passages.size(), whole.sources[i].passages.size());
    EXPECT_EQ(figures->sources[i].passages[0].work, whole.sources[i].passages[0].work);
    EXPECT_EQ(figures->sources[i].passages[0].source, whole.sources[i].passages[0].source);
  }
  EXPECT_THAT(figures->spans, IsEmpty());
  EXPECT_FALSE(whole.spans.empty());
}

TEST(Check, CodePointsCutAndTokenisedAgainAreTheWordsOfTheTwins) {
  const auto source_text = words("ага", 9) + " " + words("уч", 20) + " бир\n " + words("эки", 20);
  const auto store = make_store({document_of("s", source_text)});
  const auto work = work_of(words("уч", 20) + " ү\u200bч\t" + words("эки", 20) + " " + words("тоо", 9));
  const auto report = must_check(work, *store);
  const WordTokenizer tokenizer;
  const auto keys = [&](const std::string& text) {
    const auto tokens = tokenizer.tokenize(text)->tokens;
    return tokens.size() == 1 ? tokens[0].exact_key : 0;
  };
  std::size_t twins = 0;
  for (const auto& source : report.sources) {
    for (const auto& passage : source.passages) {
      for (const auto& twin : passage.twins) {
        ++twins;
        EXPECT_EQ(keys(cut(work.text.text, twin.work)), keys(cut(source_text, twin.source)));
        EXPECT_EQ(keys(cut(work.text.text, twin.work)),
                  tokenizer.tokenize(work.text.text)->tokens[twin.work_word].exact_key);
      }
    }
  }
  EXPECT_EQ(twins, 40U);
}

TEST(Check, ShowsTheSourcesOwnTextWithTwentyWordsAround) {
  const auto source_text = words("ага", 30) + "\n\n" + words("уч", 10) + " \t" + words("ини", 7) + " \n";
  const auto store = make_store({document_of("s", source_text)});
  const auto report = must_check(work_of(words("уч", 10)), *store);
  ASSERT_EQ(report.sources.size(), 1U);
  const auto& passage = report.sources[0].passages.at(0);
  const auto twenty = source_text.find("ага10");
  EXPECT_EQ(passage.source_before, source_text.substr(twenty, source_text.find("уч0") - twenty));
  EXPECT_EQ(passage.source_text, words("уч", 10));
  EXPECT_EQ(passage.source_after, " \t" + words("ини", 7));
}

TEST(Check, NamesThePlacesInTheFiles) {
  auto document = document_of("s", words("ага", 30) + "\n" + words("уч", 10));
  const auto first = static_cast<std::uint32_t>(words("ага", 30).size());
  const auto size = static_cast<std::uint32_t>(document.text.text.size());
  document.text.blocks = {{{0, first}, Part::kHeading, 1, 4}, {{first + 1, size}, Part::kFootnote, 2, 5}};
  auto work = work_of(words("уч", 10));
  work.text.blocks.clear();
  const auto report = must_check(work, *make_store({document}));
  ASSERT_EQ(report.sources.size(), 1U);
  EXPECT_EQ(report.sources[0].passages[0].source_place, (Place{Part::kFootnote, 2, 5}));
  EXPECT_EQ(report.sources[0].passages[0].work_place, Place{});
}

TEST(Check, CountsWordsThatTwoSourcesShareOnce) {
  const auto long_source = document_of("long", words("уч", 40));
  const auto short_source = document_of("alone", words("бөтөн", 30) + " " + words("уч", 24));
  const auto report =
      must_check(work_of(words("уч", 40) + " " + words("тоо", 10)), *make_store({short_source, long_source}));
  ASSERT_THAT(source_ids(report), ElementsAre("long", "alone"));
  EXPECT_EQ(report.shares.borrowed(), 40U);
  EXPECT_EQ(report.sources[0].share, (SourceShare{40, 40}));
  EXPECT_EQ(report.sources[1].share, (SourceShare{0, 24}));
}

TEST(Check, SourcesThatShareTheSameComeByTheirIds) {
  const auto text = words("уч", 40);
  const auto report =
      must_check(work_of(text), *make_store({document_of("c", text), document_of("a", text), document_of("b", text)}));
  EXPECT_THAT(source_ids(report), ElementsAre("a", "b", "c"));
}

TEST(Check, ReportsTheWorkTheSettingsAndTheSnapshot) {
  const auto store = make_store({document_of("s", words("ага", 30)), document_of("t", words("ини", 30))});
  auto work = work_of("one two three ат ит", "essay.docx");
  work.text.notes = {"A note."};
  CheckSettings settings;
  settings.min_words = 9;
  settings.top = 3;
  const auto report = must_check(work, *store, settings);
  EXPECT_EQ(report.version, engine_version());
  EXPECT_EQ(report.work.file_name, "essay.docx");
  EXPECT_EQ(report.work.words, 5U);
  EXPECT_THAT(report.work.languages, ElementsAre(ReportedWork::LanguageWords{Language::kEnglish, 3},
                                                 ReportedWork::LanguageWords{Language::kKyrgyz, 2}));
  EXPECT_EQ(report.snapshot.corpus, "corpus");
  EXPECT_EQ(to_number(report.snapshot.sequence), 2U);
  EXPECT_EQ(report.snapshot.stop_set, stop_set_name({}));
  EXPECT_EQ(report.snapshot.documents_searched, 2U);
  EXPECT_EQ(report.settings.min_words, 9U);
  EXPECT_EQ(report.settings.top, 3U);
  EXPECT_EQ(report.settings.normalisation, (Normalisation{"words", 1}));
}

TEST(Check, AWorkInTheCorpusIsASourceLikeAnyOther) {
  const auto text = words("уч", 60);
  const auto report = must_check(work_of(text), *make_store({document_of("itself", text)}));
  ASSERT_THAT(source_ids(report), ElementsAre("itself"));
  EXPECT_EQ(report.shares.copied, 60U);
  EXPECT_EQ(report.shares.original, 0U);
}

TEST(Check, ADocumentThatMayNotBeASourceIsNone) {
  auto document = document_of("s", words("уч", 60));
  document.record.may_be_source = false;
  const auto report = must_check(work_of(words("уч", 60)), *make_store({document}));
  EXPECT_THAT(source_ids(report), IsEmpty());
  EXPECT_EQ(report.shares.original, 60U);
}

TEST(Check, SeesOnlyTheInstitutionAndCollectionsAskedFor) {
  const auto text = words("уч", 60);
  const auto placed = [&](const std::string& id, const std::string& institution, const std::string& collection) {
    auto document = document_of(id, text);
    document.record.institution = institution;
    document.record.collection = collection;
    return document;
  };
  const auto store =
      make_store({placed("a", "KNU", "theses"), placed("b", "KNU", "essays"), placed("c", "AUCA", "theses")});
  CheckSettings settings;
  EXPECT_THAT(source_ids(must_check(work_of(text), *store, settings)), IsEmpty());
  settings.institution = "KNU";
  EXPECT_THAT(source_ids(must_check(work_of(text), *store, settings)), ElementsAre("a", "b"));
  settings.collections = {"essays"};
  const auto report = must_check(work_of(text), *store, settings);
  EXPECT_THAT(source_ids(report), ElementsAre("b"));
  EXPECT_EQ(report.snapshot.documents_searched, 1U);
  EXPECT_EQ(report.settings.collections, settings.collections);
}

TEST(Check, ASharedCollectionIsSearchedWhereItIsNamedAndKnowsNoPeople) {
  const auto text = words("жалпы", 60);
  auto shared = document_of("law", text);
  shared.record.institution = shared_institution("laws");
  shared.record.collection = "laws";
  shared.record.author_id = "student-1";  // another one than the student-1 of this institution
  const auto store = make_store({shared});
  CheckSettings settings;
  settings.institution = "KNU";
  auto work = work_of(text);
  work.author = "student-1";
  EXPECT_THAT(source_ids(must_check(work, *store, settings)), IsEmpty());
  settings.shared = {"laws"};
  settings.exclusions.named_sources = {"none"};
  const auto report = must_check(work, *store, settings);
  ASSERT_THAT(source_ids(report), ElementsAre("law"));
  EXPECT_EQ(report.sources[0].shared, "laws");
  EXPECT_EQ(report.settings.shared, settings.shared);
  EXPECT_EQ(report.shares.borrowed(), 60U) << "not the author's own earlier work";
  EXPECT_THAT(report.envelope.source_authors, IsEmpty());
  EXPECT_EQ(settings_of(report).shared, settings.shared);
  EXPECT_EQ(left_out(report, NotCheckedReason::kNamedSourceUnknown), 1U);
  settings.exclusions.named_sources = {"law"};
  EXPECT_EQ(left_out(must_check(work, *store, settings), NotCheckedReason::kNamedSourceUnknown), 0U);
}

TEST(Check, RefusesAStoreOfAnotherNormalisation) {
  const auto store = make_memory_store({{}, 48, {"words", 2}});
  const auto report = check(work_of("one"), *store, WordTokenizer(), "corpus", {});
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, ErrorCode::kInvalidArgument);
}

TEST(Check, AWorkThatIsNoTextIsAnErrorNamingTheFile) {
  const auto report = check(work_of("\xff", "bad.txt"), *make_store(), WordTokenizer(), "corpus", {});
  ASSERT_FALSE(report.has_value());
  EXPECT_THAT(report.error().message, HasSubstr("bad.txt: "));
}

}  // namespace
}  // namespace tamga
