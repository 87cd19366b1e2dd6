// Deliveries to receivers that mean no good: each ends.
#include "service/webhooks/post.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

// A receiver on a free port of this machine, for one connection.
class Receiver {
 public:
  // `answer` gets the connection when the request has begun to come.
  explicit Receiver(std::function<void(int connection)> answer)
      : listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(listening_.number(), plain, size), 0);
    EXPECT_EQ(::listen(listening_.number(), 1), 0);
    EXPECT_EQ(::getsockname(listening_.number(), plain, &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this, answer = std::move(answer)] {
      const Descriptor connection(::accept(listening_.number(), nullptr, nullptr));
      std::array<char, 4096> room{};
      if (::recv(connection.number(), room.data(), room.size(), 0) > 0) answer(connection.number());
    });
  }
  std::string url(const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_);
  }

 private:
  Descriptor listening_;
  std::uint16_t port_ = 0;
  std::jthread thread_;
};

// Until the other side has had enough.
void send_for_ever(int connection, std::string_view text) {
  while (::send(connection, text.data(), text.size(), MSG_NOSIGNAL) > 0) {
  }
}

Result<int> post_to(const std::string& url, AddressRules rules = {true, true, true, {}}) {
  return post(url, rules, {}, "{}", {1, ""});
}

TEST(PostTest, AnAnswerIsItsStatus) {
  const Receiver receiver([](int connection) {
    constexpr std::string_view kAnswer =
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
    EXPECT_GT(::send(connection, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL), 0);
  });
  EXPECT_EQ(post_to(receiver.url()).value(), 302) << "a redirect is an answer like others";
}

TEST(PostTest, AReceiverThatSaysContinueForEverIsLeft) {
  const Receiver receiver([](int connection) { send_for_ever(connection, "HTTP/1.1 100 Continue\r\n\r\n"); });
  const auto posted = post_to(receiver.url());
  ASSERT_FALSE(posted);
  EXPECT_EQ(posted.error().code, ErrorCode::kUnavailable);
}

TEST(PostTest, AnAnswerWithoutAnEndIsLeft) {
  const Receiver receiver([](int connection) {
    send_for_ever(connection, "HTTP/1.1 200 OK\r\n");
    send_for_ever(connection, "X: " + std::string(1000, 'x') + "\r\n");
  });
  EXPECT_FALSE(post_to(receiver.url()));
}

TEST(PostTest, AReceiverThatIsSilentIsLeft) {
  const Receiver receiver([](int connection) {
    std::array<char, 4096> room{};
    while (::recv(connection, room.data(), room.size(), 0) > 0) {
    }
  });
  const auto posted = post_to(receiver.url());
  ASSERT_FALSE(posted);
  EXPECT_EQ(posted.error().code, ErrorCode::kUnavailable);
}

// Nobody is connected to: a connection would be answered.
TEST(PostTest, ANameThatLeadsToAForbiddenAddressIsNotConnectedTo) {
  const AddressRules rules{true, false, true, {}};
  for (const auto* host : {"localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]",
                           "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "0", "[::]"}) {
    const auto posted = post_to(std::string("http://") + host + ":9/", rules);
    ASSERT_FALSE(posted) << host;
    EXPECT_NE(posted.error().message.find("not allowed"), std::string::npos) << host << ": " << posted.error().message;
  }
}

}  // namespace
}  // namespace tamga
