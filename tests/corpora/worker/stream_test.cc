// Files of many documents through workers: what a sound one answers comes out, and nothing that a hostile one answers
// does harm.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "corpora/worker/stream_messages.h"
#include "corpora/worker/stream_session.h"

namespace tamga {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

// A pool whose workers open streams with `open`.
class Workers {
 public:
  explicit Workers(std::function<DocumentStream(const StreamRequest&, ByteFeed)> open,
                   const PoolSettings& settings = {}) {
    WorkerProgram program;
    program.read = [](std::string_view bytes, std::string_view) -> Result<ExtractedText> {
      ExtractedText text;
      text.text = bytes;
      text.blocks.push_back({.range = {0, static_cast<std::uint32_t>(bytes.size())}, .paragraph = 1});
      return text;
    };
    program.open = std::move(open);
    program.self_test = [] { return std::nullopt; };
    auto broker = Broker::start(program);
    EXPECT_TRUE(broker);
    pool_ = std::make_unique<WorkerPool>(*std::move(broker), settings);
  }
  WorkerPool& operator*() { return *pool_; }
  WorkerPool* operator->() { return pool_.get(); }

 private:
  std::unique_ptr<WorkerPool> pool_;
};

const std::string kFile = "0123456789";

ByteFeed feed() {
  return {.size = kFile.size(),
          .read = [](std::uint64_t at, std::size_t most) { return std::string_view(kFile).substr(at, most); }};
}

StreamRequest request(const StreamLimits& limits = {}) {
  return {.kind = StreamKind::kArchive, .name = "a.zip", .size = kFile.size(), .limits = limits};
}

// Streams these documents.
std::function<DocumentStream(const StreamRequest&, ByteFeed)> giving(std::vector<Result<StreamedFile>> files) {
  return [files = std::move(files)](const StreamRequest&, const ByteFeed&) {
    auto at = std::make_shared<std::size_t>(0);
    return DocumentStream{.is_document = false, .next = [at, &files]() -> std::optional<Result<StreamedFile>> {
                            if (*at == files.size()) return std::nullopt;
                            return files[(*at)++];
                          }};
  };
}

StreamedFile file(std::string name, std::string bytes) {
  return {.name = std::move(name), .id = {}, .title = {}, .date = {}, .bytes = std::move(bytes)};
}

// The sentence of the Error that `next` is; "" for anything else.
std::string sentence(const std::optional<Result<StreamedFile>>& next) {
  return next && !*next ? next->error().message : "";
}

TEST(Stream, DocumentsAndErrorsComeInOrderAndTheWorkerIsUsedAgain) {
  auto page = file("Бишкек", "text");
  page.id = "7";
  page.title = "Бишкек";
  page.date = "2025-01-02";
  const Error broken{ErrorCode::kCorrupt, "damaged", ReadingFault::kDamaged, "b.txt"};
  Workers workers(giving({page, std::unexpected(broken), file("c", std::string(3U << 20U, 'c'))}));
  for (int round = 0; round < 3; ++round) {
    auto session = StreamSession::open(*workers, request(), feed());
    ASSERT_TRUE(session) << session.error().message;
    EXPECT_FALSE(session->is_document());
    EXPECT_EQ(**session->next(), page);
    const auto error = session->next();
    ASSERT_TRUE(error && !*error);
    EXPECT_EQ(error->error().document, "b.txt");
    EXPECT_EQ(error->error().message, "damaged");
    EXPECT_EQ((*session->next())->bytes.size(), 3U << 20U);
    EXPECT_FALSE(session->next());
    EXPECT_FALSE(session->next());
    EXPECT_EQ(workers->read("words", "a.txt")->text, "words");
  }
}

TEST(Stream, AWaitingStreamKeepsNobodyFromReading) {
  Workers workers(giving({file("a", "1"), file("b", "2")}), {.workers = 1});
  auto first = StreamSession::open(*workers, request(), feed());
  auto second = StreamSession::open(*workers, request(), feed());
  ASSERT_TRUE(first && second);
  EXPECT_EQ((*first->next())->name, "a");
  EXPECT_EQ(workers->read("words", "a.txt")->text, "words");  // would wait for ever for the one worker
  EXPECT_EQ((*second->next())->name, "a");
  EXPECT_EQ((*first->next())->name, "b");
}

TEST(Stream, BytesOfTheFileAreThereOnRequest) {
  Workers workers([](const StreamRequest& asked, ByteFeed bytes) {
    std::string all;
    for (std::uint64_t at = asked.size; at > 0; --at) all += bytes.read(at - 1, 1);
    all += "/" + std::string(bytes.read(3, 4)) + "/" + std::string(bytes.read(10, 5));
    auto given = std::make_shared<bool>(false);
    return DocumentStream{.is_document = true, .next = [all, given]() -> std::optional<Result<StreamedFile>> {
                            if (std::exchange(*given, true)) return std::nullopt;
                            return file("all", all);
                          }};
  });
  auto session = StreamSession::open(*workers, request(), feed());
  ASSERT_TRUE(session);
  EXPECT_TRUE(session->is_document());
  EXPECT_EQ((*session->next())->bytes, "9876543210/3456/");
}

TEST(Stream, WhatAHostileWorkerAnswersIsNonsenseAndTheEnd) {
  auto control = file("a", "1");
  control.title = "two\nlines";
  const std::vector<std::vector<Result<StreamedFile>>> answers = {
      {file("", "no name")},
      {file("\xFF.txt", "not UTF-8")},
      {file("a\x1B[2J", "a terminal's command")},
      {control},
      {file("large", std::string(101, 'x'))},
      {file("a", std::string(90, 'x')), file("b", std::string(90, 'x')), file("c", std::string(90, 'x'))},
      std::vector<Result<StreamedFile>>(20, file("many", "")),
  };
  for (const auto& files : answers) {
    Workers workers(giving(files));
    auto session =
        StreamSession::open(*workers, request({.file_bytes = 100, .total_bytes = 200, .entries = 3}), feed());
    ASSERT_TRUE(session);
    std::string last;
    int count = 0;
    while (const auto next = session->next()) {
      ASSERT_LE(++count, 9);
      last = sentence(next);
    }
    EXPECT_THAT(last, HasSubstr("answered nonsense")) << count;
    EXPECT_EQ(workers->read("words", "a.txt")->text, "words");
  }
}

TEST(Stream, ABrokenWorkerIsOneErrorAndTheEnd) {
  const auto dying = [](const StreamRequest&, const ByteFeed&) {
    return DocumentStream{.is_document = false, .next = []() -> std::optional<Result<StreamedFile>> { std::abort(); }};
  };
  Workers workers(dying);
  auto session = StreamSession::open(*workers, request(), feed());
  ASSERT_TRUE(session);
  EXPECT_THAT(sentence(session->next()), HasSubstr("crashed"));
  EXPECT_FALSE(session->next());
}

TEST(Stream, AWorkerThatSpinsIsStopped) {
  const auto spinning = [](const StreamRequest&, const ByteFeed&) {
    return DocumentStream{.is_document = false, .next = []() -> std::optional<Result<StreamedFile>> {
                            for (std::atomic<int> i = 0;; ++i) {
                            }
                          }};
  };
  Workers workers(spinning, {.wall = 300ms});
  auto session = StreamSession::open(*workers, request(), feed());
  ASSERT_TRUE(session);
  EXPECT_THAT(sentence(session->next()), HasSubstr("takes longer than 300 ms"));
  EXPECT_FALSE(session->next());
}

TEST(StreamMessages, WantedBytesAreInsideTheFileAndFew) {
  EXPECT_TRUE(decode_wanted(encode_wanted({.at = 0, .count = kMostFeed}), 0));
  EXPECT_TRUE(decode_wanted(encode_wanted({.at = 10, .count = 1}), 10));
  EXPECT_FALSE(decode_wanted(encode_wanted({.at = 11, .count = 1}), 10));
  EXPECT_FALSE(decode_wanted(encode_wanted({.at = 0, .count = 0}), 10));
  EXPECT_FALSE(decode_wanted(encode_wanted({.at = 0, .count = kMostFeed + 1}), 10));
  EXPECT_FALSE(decode_wanted(encode_wanted({.at = 0, .count = 1}) + "x", 10));
  EXPECT_FALSE(decode_wanted("", 10));
}

TEST(StreamMessages, ARequestComesThrough) {
  const StreamRequest asked{.kind = StreamKind::kWikiDump,
                            .name = "dump.xml",
                            .size = 77,
                            .limits = {.file_bytes = 1, .total_bytes = 2, .entries = 3, .ratio = 4}};
  const auto read = decode_stream_request(encode_stream_request(asked));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->kind, asked.kind);
  EXPECT_EQ(read->name, asked.name);
  EXPECT_EQ(read->size, 77U);
  EXPECT_EQ(read->limits.ratio, 4U);
  for (std::size_t cut = 0; cut < encode_stream_request(asked).size(); ++cut) {
    EXPECT_FALSE(decode_stream_request(encode_stream_request(asked).substr(0, cut))) << cut;
  }
}

}  // namespace
}  // namespace tamga
