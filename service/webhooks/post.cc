#include "service/webhooks/post.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <exception>
#include <memory>
#include <ostream>

namespace tamga {
namespace {

namespace net = Poco::Net;

constexpr std::uint32_t kConnectSeconds = 10;

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

std::unique_ptr<net::HTTPClientSession> connect(const HookUrl& url, const net::SocketAddress& address,
                                                const std::string& authorities) {
  const Poco::Timespan timeout(kConnectSeconds, 0);
  if (!url.secure) {
    net::StreamSocket socket;
    socket.connect(address, timeout);
    return std::make_unique<net::HTTPClientSession>(socket);
  }
  constexpr int kChain = 9;
  constexpr bool kSystemsAuthorities = true;
  const net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, authorities,
                                                   net::Context::VERIFY_STRICT, kChain, kSystemsAuthorities));
  net::SecureStreamSocket socket(context);
  socket.setPeerHostName(url.host);  // whose certificate it must be, and what is asked for
  socket.connect(address, timeout);  // the handshake too
  // Not HTTPSClientSession: of a socket that is connected already it can only make an error.
  return std::make_unique<net::HTTPClientSession>(socket);
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
    const auto session = connect(*parsed, *address, settings.authorities);
    return exchange(*session, *parsed, headers, body, settings.timeout_seconds);
  } catch (const Poco::Exception& error) {
    return fail(ErrorCode::kUnavailable, parsed->host + ": " + error.displayText());
  } catch (const std::exception& error) {
    return fail(ErrorCode::kUnavailable, parsed->host + ": " + error.what());
  }
}

}  // namespace tamga
