#include "service/http/head.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "service/http/target.h"

namespace tamga {
namespace {

std::string with(const std::string& headers, const std::string& line = "POST /v1/checks HTTP/1.1") {
  return line + "\r\nHost: tamga.example\r\n" + headers + "\r\n";
}

int status_of(const std::string& bytes) {
  const auto end = head_end(bytes, 0);
  if (!end) return end.error().status;
  if (*end == 0) return 0;
  const auto head = parse_head(std::string_view(bytes).substr(0, *end));
  return head ? 200 : head.error().status;
}

TEST(Head, ReadsARequest) {
  const std::string bytes =
      "PUT /v1//documents/a%2Fb/?level=full&q=%D0%BA+x HTTP/1.1\r\nHost: tamga.example:8710\r\n"
      "Content-Length: 12\r\nX-Two: 1\r\nx-two:  2 \r\nExpect: 100-continue\r\n\r\nrest";
  const auto end = head_end(bytes, 0);
  ASSERT_TRUE(end);
  ASSERT_EQ(bytes.substr(*end), "rest");
  const auto head = parse_head(std::string_view(bytes).substr(0, *end));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->method, "PUT");
  EXPECT_EQ(head->path, "/v1/documents/a/b");
  EXPECT_EQ(head->segments, (std::vector<std::string>{"v1", "documents", "a/b"}));
  EXPECT_EQ(head->query, (std::vector<std::pair<std::string, std::string>>{{"level", "full"}, {"q", "к x"}}));
  EXPECT_EQ(head->content_length, 12U);
  EXPECT_EQ(head->headers.all("X-TWO"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_TRUE(head->expects_continue);
  EXPECT_TRUE(head->keep_alive);
}

TEST(Head, RefusesWhatTwoProgramsReadDifferently) {
  const struct {
    const char* name;
    std::string bytes;
    int status;
  } cases[] = {
      {"well formed", with("Content-Length: 3\r\n"), 200},
      {"chunked", with("Transfer-Encoding: Chunked\r\n"), 200},
      {"both lengths", with("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"the same length twice", with("Content-Length: 3\r\nContent-Length: 3\r\n"), 400},
      {"two lengths in one", with("Content-Length: 3, 3\r\n"), 400},
      {"negative length", with("Content-Length: -3\r\n"), 400},
      {"signed length", with("Content-Length: +3\r\n"), 400},
      {"length in hexadecimal", with("Content-Length: 0x3\r\n"), 400},
      {"empty length", with("Content-Length:\r\n"), 400},
      {"length beyond 64 bits", with("Content-Length: 99999999999999999999\r\n"), 400},
      {"gzip, chunked", with("Transfer-Encoding: gzip, chunked\r\n"), 400},
      {"chunked twice", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"identity", with("Transfer-Encoding: identity\r\n"), 400},
      {"chunked with a tail", with("Transfer-Encoding: chunked;x\r\n"), 400},
      {"chunked in HTTP/1.0", with("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0"), 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"no host, HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 200},
      {"two hosts", with("Host: other.example\r\n"), 400},
      {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"space before the colon", with("Content-Length : 3\r\n"), 400},
      {"folded header", with("X: 1\r\n 2\r\n"), 400},
      {"header without a colon", with("X\r\n"), 400},
      {"header without a name", with(": x\r\n"), 400},
      {"bare line feed", "GET / HTTP/1.1\nHost: a\n\n", 400},
      {"bare line feed later", with("X: 1\n"), 400},
      {"carriage return in a value", with("X: 1\r2\r\n"), 400},
      {"NUL in a value", with(std::string("X: 1\0002\r\n", 8)), 400},
      {"absolute address", with("", "GET http://a/ HTTP/1.1"), 400},
      {"asterisk", with("", "OPTIONS * HTTP/1.1"), 400},
      {"authority", with("", "CONNECT a:443 HTTP/1.1"), 400},
      {"bad method", with("", "GE(T / HTTP/1.1"), 400},
      {"long method", with("", "GETGETGETGETGETGETGET / HTTP/1.1"), 400},
      {"no method", with("", " / HTTP/1.1"), 400},
      {"two spaces", with("", "GET  / HTTP/1.1"), 400},
      {"no version", with("", "GET /"), 400},
      {"HTTP/2", with("", "GET / HTTP/2.0"), 400},
      {"HTTP/1.2", with("", "GET / HTTP/1.2"), 400},
      {"lower-case version", with("", "GET / http/1.1"), 400},
      {"space in the path", with("", "GET /a b HTTP/1.1"), 400},
      {"bytes over 127 in the path", with("", "GET /\xd0\xba HTTP/1.1"), 400},
      {"dot segment", with("", "GET /a/../b HTTP/1.1"), 400},
      {"encoded dot segment", with("", "GET /a/%2e%2E/b HTTP/1.1"), 400},
      {"encoded NUL", with("", "GET /a%00 HTTP/1.1"), 400},
      {"encoded line end", with("", "GET /?a=%0d%0a HTTP/1.1"), 400},
      {"percent sign at the end", with("", "GET /a%4 HTTP/1.1"), 400},
      {"percent sign before no digits", with("", "GET /a%zz HTTP/1.1"), 400},
      {"not UTF-8", with("", "GET /%ff HTTP/1.1"), 400},
      {"fragment", with("", "GET /a#b HTTP/1.1"), 400},
      {"unknown expectation", with("Expect: 200-ok\r\n"), 417},
      {"long header", with("X: " + std::string(9000, 'a') + "\r\n"), 431},
      {"long target", with("", "GET /" + std::string(9000, 'a') + " HTTP/1.1"), 414},
      {"unfinished long target", "GET /" + std::string(9000, 'a'), 414},
      {"unfinished", "GET / HTTP/1.1\r\nHost: a\r\n", 0},
  };
  for (const auto& one : cases) EXPECT_EQ(status_of(one.bytes), one.status) << one.name;
}

TEST(Head, CountsHeadersAndBytes) {
  std::string many;
  for (int i = 0; i < 99; ++i) many += "X: 1\r\n";
  EXPECT_EQ(status_of(with(many)), 200);
  EXPECT_EQ(status_of(with(many + "X: 1\r\n")), 431);
  std::string large;
  for (int i = 0; i < 40; ++i) large += "X: " + std::string(1000, 'a') + "\r\n";
  EXPECT_EQ(status_of(with(large)), 431);
}

TEST(Head, SaysWhetherTheConnectionStays) {
  const auto keeps = [](const std::string& line, const std::string& headers) {
    return parse_head(with(headers, line))->keep_alive;
  };
  EXPECT_TRUE(keeps("GET / HTTP/1.1", ""));
  EXPECT_FALSE(keeps("GET / HTTP/1.1", "Connection: TE, Close\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.0", ""));
  EXPECT_TRUE(keeps("GET / HTTP/1.0", "Connection: Keep-Alive\r\n"));
}

// The slow twin: looking from the beginning at every byte gives what looking on from the last place gives.
TEST(Head, FindsTheEndHoweverTheBytesCome) {
  std::mt19937 random(7);
  const std::string alphabet = "\r\n\r\nab: ";
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 24; ++i) bytes += alphabet[random() % alphabet.size()];
    const auto whole = head_end(bytes, 0);
    std::size_t searched = 0;
    std::expected<std::size_t, HeadError> piecewise = 0;
    for (std::size_t length = 1; length <= bytes.size() && piecewise && *piecewise == 0; ++length) {
      piecewise = head_end(std::string_view(bytes).substr(0, length), searched);
      searched = length;
    }
    ASSERT_EQ(whole.has_value(), piecewise.has_value()) << bytes;
    EXPECT_EQ(whole.value_or(0), piecewise.value_or(0)) << bytes;
  }
}

TEST(Target, PercentSignsGoBothWays) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += static_cast<char>(random());
    EXPECT_EQ(percent_decode(percent_encode(text), true), text);
  }
}

}  // namespace
}  // namespace tamga
