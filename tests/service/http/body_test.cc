#include "service/http/body.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "service/http/body_budget.h"

namespace tamga {
namespace {

Head head_of(std::uint64_t length, bool chunked) {
  Head head;
  head.content_length = length;
  head.chunked = chunked;
  return head;
}

struct Outcome {
  int status = 200;
  bool complete = false;
  std::string body;
  std::string rest;
};

Outcome read(const Head& head, std::size_t most, const std::string& bytes, std::size_t piece) {
  BodyReader reader(head, most);
  Outcome outcome;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto part = std::string_view(bytes).substr(at, piece);
    const auto taken = reader.take(part);
    if (!taken) {
      outcome.status = taken.error().status;
      return outcome;
    }
    at += *taken;
    if (reader.complete()) {
      outcome.rest = bytes.substr(at);
      break;
    }
  }
  outcome.complete = reader.complete();
  outcome.body = reader.release();
  return outcome;
}

TEST(Body, OfAKnownLengthLeavesTheNextRequestAlone) {
  for (const std::size_t piece : {1U, 3U, 100U}) {
    const auto outcome = read(head_of(5, false), 100, "helloGET /", piece);
    EXPECT_TRUE(outcome.complete);
    EXPECT_EQ(outcome.body, "hello");
    EXPECT_EQ(outcome.rest, "GET /");
  }
  EXPECT_EQ(read(head_of(101, false), 100, "x", 1).status, 413);
}

TEST(Body, InChunks) {
  const struct {
    const char* name;
    std::string bytes;
    int status;
    std::string body;
  } cases[] = {
      {"two chunks", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", 200, "abcde"},
      {"a trailer", "1\r\na\r\n0\r\nX: 1\r\n\r\n", 200, "a"},
      {"capital digits", "A\r\n0123456789\r\n0\r\n\r\n", 200, "0123456789"},
      {"no size", "\r\n", 400, ""},
      {"a negative size", "-1\r\n", 400, ""},
      {"a size with 0x", "0x1\r\na\r\n", 400, ""},
      {"a size with a blank", "1 \r\na\r\n", 400, ""},
      {"a huge size", "fffffffffffffffff\r\n", 400, ""},
      {"more than allowed", "65\r\n", 413, ""},
      {"more than its size", "1\r\nab\r\n", 400, ""},
      {"bare line feeds", "1\na\n0\n\n", 400, ""},
      {"a long extension", "1;" + std::string(10'000, 'x') + "\r\na\r\n", 400, ""},
      {"endless trailers", "0\r\n" + std::string(10'000, 'x') + "\r\n", 400, ""},
  };
  for (const auto& one : cases) {
    for (const std::size_t piece : {1U, 2U, 7U, 100'000U}) {
      const auto outcome = read(head_of(0, true), 100, one.bytes + "next", piece);
      EXPECT_EQ(outcome.status, one.status) << one.name << " by " << piece;
      if (one.status != 200) continue;
      EXPECT_EQ(outcome.body, one.body) << one.name;
      EXPECT_TRUE(outcome.complete);
      EXPECT_EQ(outcome.rest, "next") << one.name;
    }
  }
}

TEST(Body, ManySmallChunksAreNotTooMuch) {
  std::mt19937 random(5);
  std::string bytes;
  std::string body;
  for (int i = 0; i < 5000; ++i) {
    const auto size = 1 + random() % 3;
    const std::string chunk(size, static_cast<char>('a' + i % 26));
    bytes += std::to_string(size) + "\r\n" + chunk + "\r\n";
    body += chunk;
  }
  EXPECT_EQ(read(head_of(0, true), 100'000, bytes + "0\r\n\r\n", 1000).body, body);
}

TEST(BodyBudget, FirstComeFirstServed) {
  BodyBudget budget(10 * kSmallBody);
  EXPECT_TRUE(budget.take(1, 6 * kSmallBody));
  EXPECT_FALSE(budget.take(2, 5 * kSmallBody));
  EXPECT_FALSE(budget.take(3, 2 * kSmallBody)) << "would overtake";
  EXPECT_TRUE(budget.take(4, kSmallBody)) << "small ones always fit";
  budget.give_back(6 * kSmallBody);
  std::vector<std::uint64_t> admitted;
  budget.admit_waiting([&](std::uint64_t id) { admitted.push_back(id); });
  EXPECT_EQ(admitted, (std::vector<std::uint64_t>{2, 3}));
  EXPECT_EQ(budget.in_use(), 7 * kSmallBody);
}

TEST(BodyBudget, MoreThanTheWholeGetsTheWhole) {
  BodyBudget budget(2 * kSmallBody);
  EXPECT_TRUE(budget.take(1, 100 * kSmallBody));
  EXPECT_FALSE(budget.take(2, 2 * kSmallBody));
  budget.forget(2);
  budget.give_back(100 * kSmallBody);
  budget.admit_waiting([](std::uint64_t) { FAIL() << "nobody waits"; });
  EXPECT_EQ(budget.in_use(), 0U);
}

}  // namespace
}  // namespace tamga
