#include "bench/service/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <cstdlib>

namespace tamga::bench {

Descriptor connect_to(int port) {
  Descriptor made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return Descriptor();
  const int on = 1;
  ::setsockopt(made.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

bool HttpClient::connect() {
  buffer_.clear();
  socket_ = connect_to(port_);
  return socket_.number() >= 0;
}

std::optional<Reply> HttpClient::exchange(std::string_view request) {
  while (!request.empty()) {
    const auto sent = ::send(socket_.number(), request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) return std::nullopt;
    request.remove_prefix(static_cast<std::size_t>(sent));
  }
  std::array<char, 64 * 1024> room;
  for (;;) {
    const auto end = buffer_.find("\r\n\r\n");
    if (end != std::string::npos) {
      const auto field = buffer_.find("Content-Length: ");
      const std::size_t length = field < end ? std::strtoul(buffer_.c_str() + field + 16, nullptr, 10) : 0;
      if (buffer_.size() >= end + 4 + length) {
        Reply reply{std::atoi(buffer_.c_str() + 9), buffer_.substr(end + 4, length)};
        buffer_.erase(0, end + 4 + length);
        return reply;
      }
    }
    const auto read = ::recv(socket_.number(), room.data(), room.size(), 0);
    if (read <= 0) return std::nullopt;
    buffer_.append(room.data(), static_cast<std::size_t>(read));
  }
}

std::optional<Reply> HttpClient::ask(std::string_view method, std::string_view path, std::string_view body) {
  std::string request;
  request.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ");
  request.append(key_).append("\r\n");
  if (!body.empty()) {
    request.append("Content-Type: application/json\r\nContent-Length: ")
        .append(std::to_string(body.size()))
        .append("\r\n");
  }
  request.append("\r\n").append(body);
  for (int i = 0; i < 2; ++i) {
    if (socket_.number() < 0 && !connect()) continue;
    if (auto reply = exchange(request)) return reply;
    socket_.reset();
  }
  return std::nullopt;
}

}  // namespace tamga::bench
