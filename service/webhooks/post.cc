#include "service/webhooks/post.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <fcntl.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <ostream>
#include <stop_token>
#include <thread>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

namespace net = Poco::Net;

constexpr std::uint32_t kConnectSeconds = 10;
constexpr int kMostWaiting =
    64 << 10;  // bytes of an answer, of which only the status is wanted; read even after the end

Result<net::SocketAddress> allowed_address(const HookUrl& url, const AddressRules& rules) {
  const auto found = net::DNS::resolve(url.host).addresses();
  for (const auto& address : found) {
    if (!address_allowed(address.toString(), rules)) {
      return fail(ErrorCode::kPermissionDenied, url.host + " leads to an address that is not allowed");
    }
  }
  if (found.empty()) return fail(ErrorCode::kUnavailable, url.host + " has no address");
  return net::SocketAddress(found.front(), url.port);
}

// Ends a connection when its time is over: timeouts of a socket begin anew with every byte, and a receiver may send one
// at a time, or one "100 Continue" after another, for ever.
class Deadline {
 public:
  Deadline(const net::Socket& socket, std::chrono::seconds time)
      : own_(::fcntl(socket.impl()->sockfd(), F_DUPFD_CLOEXEC,
                     0)),  // the other may be closed, and its number used again
        thread_([this, time](const std::stop_token& stop) { wait(stop, time); }) {}

  bool is_over() const { return over_; }

 private:
  void wait(const std::stop_token& stop, std::chrono::seconds time) {
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, stop, time, [&] { return stop.stop_requested(); })) return;
    if (stop.stop_requested()) return;
    over_ = true;
    const linger at_once{.l_onoff = 1, .l_linger = 0};  // a reset, or the other side may wait minutes for room to send
    ::setsockopt(own_.number(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::shutdown(own_.number(), SHUT_RDWR);
  }

  Descriptor own_;
  std::atomic<bool> over_ = false;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::jthread thread_;
};

net::StreamSocket connect(const net::SocketAddress& address, std::uint32_t timeout_seconds) {
  net::StreamSocket socket(address.family());
  socket.setReceiveBufferSize(kMostWaiting);
  socket.connect(address, Poco::Timespan(kConnectSeconds, 0));
  socket.setReceiveTimeout(Poco::Timespan(timeout_seconds, 0));
  socket.setSendTimeout(Poco::Timespan(timeout_seconds, 0));
  return socket;
}

std::unique_ptr<net::HTTPClientSession> open_session(const HookUrl& url, const net::StreamSocket& socket,
                                                     const std::string& authorities) {
  if (!url.secure) return std::make_unique<net::HTTPClientSession>(socket);
  constexpr int kChain = 9;
  constexpr bool kSystemsAuthorities = true;
  const net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, authorities,
                                                   net::Context::VERIFY_STRICT, kChain, kSystemsAuthorities));
  // The handshake; the name is whose certificate it must be, and what is asked for.
  const auto secure = net::SecureStreamSocket::attach(socket, url.host, context);
  // Not HTTPSClientSession: of a socket that is connected already it can only make an error.
  return std::make_unique<net::HTTPClientSession>(secure);
}

int exchange(net::HTTPClientSession& session, const HookUrl& url, const PostHeaders& headers, const std::string& body,
             std::uint32_t timeout_seconds) {
  session.setTimeout(Poco::Timespan(timeout_seconds, 0));
  session.setKeepAlive(false);
  net::HTTPRequest request(net::HTTPRequest::HTTP_POST, url.target, net::HTTPMessage::HTTP_1_1);
  request.setHost(url.authority);
  request.setContentType("application/json");
  request.setContentLength64(static_cast<Poco::Int64>(body.size()));
  for (const auto& [name, value] : headers) request.set(name, value);
  session.sendRequest(request) << body << std::flush;
  net::HTTPResponse response;
  session.receiveResponse(response);
  return response.getStatus();
}

}  // namespace

Result<int> post(std::string_view url, const AddressRules& rules, const PostHeaders& headers, const std::string& body,
                 const PostSettings& settings) {
  const auto parsed = parse_hook_url(url, rules);
  if (!parsed) return std::unexpected(parsed.error());
  try {
    const auto address = allowed_address(*parsed, rules);
    if (!address) return std::unexpected(address.error());
    const auto socket = connect(*address, settings.timeout_seconds);
    const Deadline deadline(socket, std::chrono::seconds(settings.timeout_seconds));
    const auto session = open_session(*parsed, socket, settings.authorities);
    const int status = exchange(*session, *parsed, headers, body, settings.timeout_seconds);
    if (!deadline.is_over()) return status;
    // What the end cut off may look like a whole answer.
    return fail(ErrorCode::kUnavailable,
                parsed->host + ": no whole answer within " + std::to_string(settings.timeout_seconds) + " s");
  } catch (const Poco::Exception& error) {
    return fail(ErrorCode::kUnavailable, parsed->host + ": " + error.displayText());
  } catch (const std::exception& error) {
    return fail(ErrorCode::kUnavailable, parsed->host + ": " + error.what());
  }
}

}  // namespace tamga
