// Promise 5: the same work, snapshot, settings and version give the same bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture

// A work that borrows from many of the corpus's documents, overlapping ones among them.
std::string busy_text() {
  std::string text;
  for (int i = 0; i < 12; ++i) text += words("сөз" + std::to_string(i) + "x", 20) + " ";
  return text;
}

std::vector<NewDocument> busy_corpus() {
  std::vector<NewDocument> documents;
  for (int i = 0; i < 30; ++i) {
    const auto a = "сөз" + std::to_string(i % 12) + "x";
    const auto b = "сөз" + std::to_string((i * 7 + 3) % 12) + "x";
    documents.push_back(document_of(
        "d" + std::to_string(i), words(a, 20) + " " + words("own" + std::to_string(i) + "x", 25) + " " + words(b, 20)));
  }
  return documents;
}

TEST(Reproducible, ThreadsMakeNoDifference) {
  const auto store = make_store(busy_corpus());
  CheckSettings settings;
  settings.candidate_budget = 25;
  const auto one = render_json(must_check(work_of(busy_text()), *store, settings));
  EXPECT_NE(one.find("candidate_budget\",\n"), std::string::npos);
  for (const std::uint32_t threads : {0U, 2U, 4U, 100U}) {
    settings.threads = threads;
    EXPECT_EQ(render_json(must_check(work_of(busy_text()), *store, settings)), one) << threads << " threads";
  }
}

TEST(Reproducible, TheOrderOfIngestionMakesNoDifference) {
  auto documents = busy_corpus();
  CheckSettings settings;
  settings.candidate_budget = 100;
  settings.top = 7;
  const auto forward = body_of(must_check(work_of(busy_text()), *make_store(documents), settings));
  std::ranges::reverse(documents);
  EXPECT_EQ(body_of(must_check(work_of(busy_text()), *make_store(documents), settings)), forward);
}

TEST(Reproducible, AnOldSnapshotIsUntouchedByWhatCameLater) {
  const auto store = make_store(busy_corpus());
  const auto then = must_check(work_of(busy_text()), *store);
  CheckSettings settings;
  settings.snapshot = then.snapshot.sequence;

  const auto later = document_of("later", busy_text());
  ASSERT_TRUE(store->put({&later, 1}).has_value());
  EXPECT_EQ(render_json(must_check(work_of(busy_text()), *store, settings)), render_json(then));
  EXPECT_EQ(source_ids(must_check(work_of(busy_text()), *store)).at(0), "later");
  ASSERT_TRUE(store->erase("", "later").has_value());
  EXPECT_EQ(render_json(must_check(work_of(busy_text()), *store, settings)), render_json(then));
}

TEST(Reproducible, AnUnrelatedDocumentErasedSinceIsTheStatedDifference) {
  auto documents = busy_corpus();
  documents.push_back(document_of("unrelated", words("башка", 80)));
  const auto store = make_store(documents);
  auto then = must_check(work_of(busy_text()), *store);
  CheckSettings settings;
  settings.snapshot = then.snapshot.sequence;
  ASSERT_TRUE(store->erase("", "unrelated").has_value());
  auto now = must_check(work_of(busy_text()), *store, settings);

  EXPECT_EQ(left_out(then, NotCheckedReason::kErasedSince), 0U);
  EXPECT_EQ(left_out(now, NotCheckedReason::kErasedSince), 1U);
  EXPECT_EQ(now.snapshot.documents_searched + 1, then.snapshot.documents_searched);
  std::erase_if(now.not_checked,
                [](const NotChecked& entry) { return entry.reason == NotCheckedReason::kErasedSince; });
  now.snapshot.documents_searched = then.snapshot.documents_searched;
  EXPECT_EQ(now.searched[0].documents + 1, then.searched[0].documents);
  now.searched = then.searched;
  EXPECT_EQ(render_json(now), render_json(then));
}

TEST(Reproducible, TheAuthorIsInTheEnvelopeAlone) {
  const auto store = make_store(busy_corpus());
  auto work = work_of(busy_text());
  const auto unnamed = must_check(work, *store);
  work.author = "student-17";
  const auto named = must_check(work, *store);
  EXPECT_EQ(body_of(named), body_of(unnamed));
  EXPECT_EQ(body_of(named).find("author of "), std::string::npos);
  EXPECT_EQ(named.envelope.work_author, "student-17");
  ASSERT_EQ(named.envelope.source_authors.size(), named.sources.size());
  for (std::size_t i = 0; i < named.sources.size(); ++i) {
    EXPECT_EQ(named.envelope.source_authors[i].id, named.sources[i].id);
    EXPECT_EQ(named.envelope.source_authors[i].author, "author of " + named.sources[i].id);
  }
}

}  // namespace
}  // namespace tamga
