// Many threads, few workers: every document gets its own answer, whatever becomes of a worker.
#include "corpora/worker/pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "corpora/extract/handed_on.h"
#include "corpora/worker/limits.h"
#include "corpora/worker/sanitizer_build.h"
#include "corpora/worker/wall.h"

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

ExtractedText one_block(std::string words) {
  ExtractedText text;
  text.blocks = {
      {.range = {0, static_cast<std::uint32_t>(words.size())}, .part = Part::kBody, .paragraph = 1, .page = 0}};
  text.text = std::move(words);
  return text;
}

// Answers with its name and how many documents this worker has read.
Result<ExtractedText> count_documents(std::string_view /*bytes*/, std::string_view name) {
  static int documents = 0;
  if (name == "alarm") {  // ends the worker while it waits for the next document
    const itimerval soon{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_usec = 1}};
    ::setitimer(ITIMER_REAL, &soon, nullptr);
  }
  if (name == "lie") {  // on whatever descriptor the socket is
    for (int each = 0; each < 16; ++each) static_cast<void>(::write(each, "0123456789abcdef0123456789abcdef", 32));
  }
  if (name == "refuse") return fail(ErrorCode::kUnsupported, "refuse: unsupported: it is a\x1B picture");
  if (name == "throw") throw std::runtime_error("out of the reader");
  return one_block(std::string(name) + " " + std::to_string(++documents));
}

WorkerProgram program_of(decltype(WorkerProgram::read) read) {
  WorkerProgram program;
  program.read = std::move(read);
  program.self_test = [] { return std::optional<std::string>(); };
  return program;
}

class PoolTest : public ::testing::Test {
 protected:
  WorkerPool& start(const WorkerProgram& program, const PoolSettings& settings = {}) {
    auto broker = Broker::start(program);
    if (!broker) throw std::runtime_error(broker.error().message);
    pool_ = std::make_unique<WorkerPool>(*std::move(broker), settings);
    return *pool_;
  }
  static std::string text_of(const Result<ExtractedText>& result) {
    return result ? result->text : "error: " + result.error().message;
  }
  static std::vector<std::string> texts_of(const std::vector<Result<ExtractedText>>& results) {
    std::vector<std::string> texts;
    for (const auto& result : results) texts.push_back(text_of(result));
    return texts;
  }

 private:
  std::unique_ptr<WorkerPool> pool_;
};

TEST_F(PoolTest, AWorkerIsReplacedAfterItsDocuments) {
  PoolSettings settings;
  settings.workers = 1;
  settings.documents = 3;
  auto& pool = start(program_of(count_documents), settings);
  for (const char* const expected : {"x 1", "x 2", "x 3", "x 1", "x 2", "x 3", "x 1"}) {
    EXPECT_EQ(text_of(pool.read("", "x")), expected);
  }
}

TEST_F(PoolTest, AWorkerThatDiedWhileItWaitedCostsNoDocument) {
  PoolSettings settings;
  settings.workers = 1;
  auto& pool = start(program_of(count_documents), settings);
  for (int round = 0; round < 20; ++round) {
    EXPECT_THAT(text_of(pool.read("", "alarm")), ::testing::AnyOf(StartsWith("alarm"), HasSubstr("reader crashed")));
    EXPECT_THAT(text_of(pool.read("", "x")), ::testing::AnyOf(StartsWith("x "), HasSubstr("reader crashed")));
  }
  EXPECT_THAT(text_of(pool.read("", "x")), StartsWith("x "));
}

TEST_F(PoolTest, AWorkerThatLiesIsReplaced) {
  auto& pool = start(program_of(count_documents));
  EXPECT_EQ(text_of(pool.read("", "lie")), "error: lie: damaged: its reader answered nonsense and was stopped");
  EXPECT_EQ(text_of(pool.read("", "x")), "x 1");
}

TEST_F(PoolTest, ErrorsOfTheReaderComeThroughHarmless) {
  auto& pool = start(program_of(count_documents));
  const auto refused = pool.read("", "refuse");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(refused.error().message, "refuse: unsupported: it is a%1B picture");
  EXPECT_EQ(text_of(pool.read("", "throw")), "error: throw: damaged: its reader gave up");
  EXPECT_EQ(text_of(pool.read("", "x")), "x 1");
}

TEST_F(PoolTest, WhatIsReadTogetherIsReadAsAlone) {
  PoolSettings settings;
  settings.workers = 1;
  auto& pool = start(program_of(count_documents), settings);
  const std::vector<DocumentMessage> documents = {{"a", ""}, {"refuse", ""}, {"throw", ""}, {"b", ""}};
  EXPECT_THAT(texts_of(pool.read_together(documents)),
              ElementsAre("a 1", "error: refuse: unsupported: it is a%1B picture",
                          "error: throw: damaged: its reader gave up", "b 2"))
      << "one worker read them all";
  EXPECT_EQ(text_of(pool.read("", "x")), "x 3") << "and goes on";
  EXPECT_TRUE(pool.read_together({}).empty());
}

// One by one, the worker would be replaced after the third document.
TEST_F(PoolTest, AWorkerReadsAllThatItWasGivenWithItsLast) {
  PoolSettings settings;
  settings.workers = 1;
  settings.documents = 3;
  auto& pool = start(program_of(count_documents), settings);
  const std::vector<DocumentMessage> two = {{"a", ""}, {"b", ""}};
  EXPECT_THAT(texts_of(pool.read_together(two)), ElementsAre("a 1", "b 2"));
  EXPECT_THAT(texts_of(pool.read_together(two)), ElementsAre("a 3", "b 4"));
  EXPECT_THAT(texts_of(pool.read_together(two)), ElementsAre("a 1", "b 2"));
}

TEST_F(PoolTest, WhoBreaksTheWorkerOfSeveralIsFound) {
  auto& pool = start(program_of(count_documents));
  const std::vector<DocumentMessage> documents = {{"a", ""}, {"lie", ""}, {"b", ""}};
  EXPECT_THAT(texts_of(pool.read_together(documents)),
              ElementsAre("a 1", "error: lie: damaged: its reader answered nonsense and was stopped", "b 1"));
}

TEST_F(PoolTest, ADocumentTooLargeIsRefusedAmongOthers) {
  PoolSettings settings;
  settings.file_bytes = 10;
  auto& pool = start(program_of(count_documents), settings);
  const std::vector<DocumentMessage> documents = {{"a", "0123456789"}, {"b", "0123456789a"}};
  EXPECT_THAT(texts_of(pool.read_together(documents)),
              ElementsAre("a 1", "error: b: the file is larger than 10 bytes, the limit"));
}

TEST_F(PoolTest, LargeDocumentsAndTextsPass) {
  auto& pool =
      start(program_of([](std::string_view bytes, std::string_view) { return one_block(std::string(bytes)); }));
  const std::string large(20U << 20U, 'x');
  for (const std::size_t size : {1UL, 65'000UL, 65'536UL, 70'000UL, large.size()}) {
    EXPECT_EQ(text_of(pool.read(large.substr(0, size), "x")).size(), size);
  }
  PoolSettings small;
  small.file_bytes = 10;
  EXPECT_THAT(text_of(start(program_of(count_documents), small).read(large, "x")), HasSubstr("larger than 10 bytes"));
}

TEST_F(PoolTest, TextsPastTheLimitAreNotTaken) {
  PoolSettings settings;
  settings.text_bytes = 1000;
  auto& pool =
      start(program_of([](std::string_view, std::string_view) { return one_block(std::string(1001, 'x')); }), settings);
  EXPECT_THAT(text_of(pool.read("", "x")), HasSubstr("answered nonsense"));
}

TEST_F(PoolTest, AnUnfitReaderIsNotUsed) {
  auto program = program_of(count_documents);
  program.self_test = [] { return std::optional<std::string>("the self-test fails: no word is right"); };
  EXPECT_EQ(text_of(start(program).read("", "x")),
            "error: the worker processes: the self-test fails: no word is right");
}

TEST_F(PoolTest, WithoutALayerNothingIsReadWhereAllAreRequired) {
  auto program = program_of(count_documents);
  program.lock.without = {Layer::kLandlock};
  PoolSettings settings;
  settings.require_all_layers = true;
  const auto read = start(program, settings).read("", "x");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(read.error().message, HasSubstr("Landlock (taken off)"));
}

TEST_F(PoolTest, ManyThreadsGetTheirOwnAnswers) {
  PoolSettings settings;
  settings.workers = 3;
  settings.documents = 7;
  auto& pool = start(program_of([](std::string_view bytes, std::string_view name) -> Result<ExtractedText> {
                       if (bytes == "crash") ::_exit(7);
                       return one_block(std::string(name) + std::string(bytes));
                     }),
                     settings);
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 6; ++thread) {
      threads.emplace_back([&pool, &wrong, thread] {
        for (int i = 0; i < 40; ++i) {
          const auto name = std::to_string(thread) + "/" + std::to_string(i);
          const bool crash = i % 13 == 5;
          const auto text = pool.read(crash ? "crash" : "!", name);
          const bool right = crash ? !text && text.error().message == name + ": damaged: its reader crashed (code 7)"
                                   : text && text->text == name + "!";
          if (!right) ++wrong;
        }
      });
    }
  }
  EXPECT_EQ(wrong, 0);
}

TEST(WallTest, NothingIsReadWithoutOne) {
  const auto read = read_document("text", "essay.txt");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kUnavailable);
  const auto together = read_documents(std::vector<DocumentMessage>(2, {"essay.txt", "text"}));
  ASSERT_EQ(together.size(), 2U);
  EXPECT_EQ(together[1].error().message, read.error().message);
}

TEST(WallTest, ReadsAsTheReadersDo) {
  const auto wall = Wall::raise();
  ASSERT_TRUE(wall);
  EXPECT_EQ(read_document("Бир.\n\nЭки.", "essay.txt").value(), extract("Бир.\n\nЭки.", "essay.txt").value());
  EXPECT_EQ(read_document("\x89PNG\r\n\x1A\n", "x.png").error().message,
            extract("\x89PNG\r\n\x1A\n", "x.png").error().message);
  EXPECT_FALSE(Wall::raise()) << "there is one already";
}

TEST(WallTest, ReadsTogetherAsOneByOne) {
  const auto wall = Wall::raise();
  ASSERT_TRUE(wall);
  const auto imitation = hand_on_old_word("words");
  const std::vector<DocumentMessage> documents = {{"a.txt", "Бир.\n\nЭки."}, {"x.png", "\x89PNG\r\n\x1A\n"},
                                                  {"b.txt", imitation},      {"c.pdf", "%PDF-1.4\nno more"},
                                                  {"d.html", "<p>Үч</p>"},   {"e.txt", ""}};
  const auto together = read_documents(documents);
  ASSERT_EQ(together.size(), documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto alone = read_document(documents[i].bytes, documents[i].name);
    ASSERT_EQ(together[i].has_value(), alone.has_value()) << documents[i].name;
    if (alone) {
      EXPECT_EQ(*together[i], *alone);
    } else {
      EXPECT_EQ(together[i].error().message, alone.error().message);
    }
  }
}

// What programs of others answer has a form of its own, which a work cannot take on.
TEST(WallTest, AWorkThatLooksLikeAnAnswerIsRefused) {
  const auto wall = Wall::raise();
  ASSERT_TRUE(wall);
  for (const auto& answer : {hand_on_old_word("words"), hand_on_recognised({{.number = 1, .table = "words"}}, "kir")}) {
    ASSERT_TRUE(is_handed_on(answer));
    const auto read = read_document(answer, "essay.txt");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message,
              "essay.txt: unsupported: it is made to look like what a program that helps Tamga answers");
  }
}

TEST(WallTest, MustComeBeforeThreads) {
  std::atomic<bool> stop = false;
  const std::jthread thread([&stop] { stop.wait(false); });
  const auto wall = Wall::raise();
  stop = true;
  stop.notify_all();
  if (kSanitizerBuild) GTEST_SKIP() << "the thread sanitizer has a thread of its own";
  ASSERT_FALSE(wall);
  EXPECT_EQ(wall.error().code, ErrorCode::kInvalidArgument);
}

TEST(LimitsTest, AreSetByName) {
  WallSettings settings;
  EXPECT_TRUE(set_limit(settings, "memory=1GiB"));
  EXPECT_EQ(settings.memory_bytes, 1U << 30U);
  EXPECT_TRUE(set_limit(settings, "cpu=5"));
  EXPECT_EQ(settings.cpu, std::chrono::seconds(5));
  EXPECT_TRUE(set_limit(settings, "depth=12"));
  EXPECT_EQ(settings.limits.depth, 12U);
  for (const auto& line : list_limits(settings)) EXPECT_FALSE(line.value.empty());
  for (const char* const wrong : {"", "=", "memory", "memory=", "memory=x", "memory=0", "memory=-1", "cpu=5KiB",
                                  "memory=99999999999GiB", "depth=4294967296", "bogus=1", "cpu=999999999999"}) {
    const auto set = set_limit(settings, wrong);
    ASSERT_FALSE(set) << wrong;
    EXPECT_EQ(set.error().code, ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace tamga
