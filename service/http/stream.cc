#include "service/http/stream.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SecureStreamSocketImpl.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <utility>

namespace tamga {
namespace {

namespace net = Poco::Net;

constexpr int kBacklog = 1024;
constexpr std::size_t kMostAtOnce = std::size_t{64} * 1024;

// The server's side of TLS over an accepted socket. A class of its own since Poco keeps this step to its server
// sockets, which hold one certificate for life; ours may change between two connections.
class AcceptedTls : public net::SecureStreamSocketImpl {
 public:
  AcceptedTls(net::StreamSocketImpl* socket, net::Context::Ptr context)
      : net::SecureStreamSocketImpl(socket, std::move(context)) {
    acceptSSL();
  }
};

// Poco hides the constructor of a socket from a finished implementation.
class AdoptedSocket : public net::StreamSocket {
 public:
  explicit AdoptedSocket(net::SocketImpl* implementation) : net::StreamSocket(implementation) {}
};

std::string message_of(const std::exception& error) {
  const auto* poco = dynamic_cast<const Poco::Exception*>(&error);
  return poco == nullptr ? error.what() : poco->displayText();
}

// What a negative result of a socket means.
Moved not_now(int result, bool secure, bool writing) {
  Moved moved;
  if (secure) {
    moved.waits_for_writing = result == net::SecureStreamSocket::ERR_SSL_WANT_WRITE;
    moved.closed =
        result != net::SecureStreamSocket::ERR_SSL_WANT_WRITE && result != net::SecureStreamSocket::ERR_SSL_WANT_READ;
  } else {
    moved.waits_for_writing = writing;
    moved.closed = errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
  }
  return moved;
}

}  // namespace

struct Certificate::Held {
  net::Context::Ptr context;
};

Result<Certificate> Certificate::load(const std::string& certificate_file, const std::string& key_file) {
  try {
    net::Context::Params parameters;
    parameters.certificateFile = certificate_file;
    parameters.privateKeyFile = key_file;
    parameters.verificationMode = net::Context::VERIFY_NONE;  // of clients: they show an API key
    parameters.cipherList = "HIGH:!aNULL:!eNULL:!MD5:!RC4:!3DES:!SHA1";
    auto context = net::Context::Ptr(new net::Context(net::Context::TLS_SERVER_USE, parameters));
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
    context->preferServerCiphers();
    SSL_CTX_set_mode(context->sslContext(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    if (SSL_CTX_check_private_key(context->sslContext()) != 1) {
      return fail(ErrorCode::kInvalidArgument,
                  certificate_file + ": " + key_file + " is the key of another certificate");
    }
    return Certificate(std::make_shared<Held>(Held{std::move(context)}));
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInvalidArgument,
                certificate_file + " and " + key_file + ": no certificate with its key: " + message_of(error));
  }
}

struct Stream::Socket {
  AdoptedSocket socket;
  std::string peer;
  bool secure;
};

Stream::Stream(std::unique_ptr<Socket> socket) : socket_(std::move(socket)) {}
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;
Stream::~Stream() = default;

Moved Stream::read(std::span<char> room) {
  try {
    const int length = static_cast<int>(std::min(room.size(), kMostAtOnce));
    const int result = socket_->socket.receiveBytes(room.data(), length);
    if (result > 0) return {.bytes = static_cast<std::size_t>(result), .closed = false, .waits_for_writing = false};
    if (result == 0) return {.bytes = 0, .closed = true, .waits_for_writing = false};
    return not_now(result, socket_->secure, false);
  } catch (const std::exception&) {
    return {.bytes = 0, .closed = true, .waits_for_writing = false};
  }
}

Moved Stream::write(std::string_view bytes) {
  try {
    const int length = static_cast<int>(std::min(bytes.size(), kMostAtOnce));
    const int result = socket_->socket.sendBytes(bytes.data(), length);
    if (result >= 0) return {.bytes = static_cast<std::size_t>(result), .closed = false, .waits_for_writing = true};
    return not_now(result, socket_->secure, true);
  } catch (const std::exception&) {
    return {.bytes = 0, .closed = true, .waits_for_writing = false};
  }
}

void Stream::end_sending() {
  try {
    if (socket_->secure) {
      socket_->socket.shutdown();
    } else {
      socket_->socket.shutdownSend();
    }
  } catch (const std::exception&) {
    return;  // it is broken already: the next read says so
  }
}

int Stream::descriptor() const {
  return socket_->socket.impl()->sockfd();
}

bool Stream::secure() const {
  return socket_->secure;
}

const std::string& Stream::peer() const {
  return socket_->peer;
}

struct Listener::Socket {
  net::ServerSocket socket;
};

Listener::Listener(std::unique_ptr<Socket> socket) : socket_(std::move(socket)) {}
Listener::Listener(Listener&&) noexcept = default;
Listener& Listener::operator=(Listener&&) noexcept = default;
Listener::~Listener() = default;

Result<Listener> Listener::open(const std::string& address) {
  net::SocketAddress place;
  try {
    if (address.find(':') == std::string::npos) throw Poco::InvalidArgumentException("ADDRESS:PORT is wanted");
    place = net::SocketAddress(address);
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInvalidArgument, address + ": not an address to listen on: " + message_of(error));
  }
  try {
    auto socket = std::make_unique<Socket>();
    socket->socket.bind(place, true, false);  // another server on the same port is an error, not a companion
    socket->socket.listen(kBacklog);
    socket->socket.setBlocking(false);
    return Listener(std::move(socket));
  } catch (const std::exception& error) {
    return fail(ErrorCode::kUnavailable, address + ": cannot listen there: " + message_of(error));
  }
}

std::optional<Stream> Listener::accept(const Certificate* certificate) {
  try {
    net::SocketAddress peer;
    auto plain = socket_->socket.acceptConnection(peer);
    plain.setBlocking(false);
    plain.setNoDelay(true);
    net::SocketImpl* implementation = plain.impl();
    if (certificate == nullptr) {
      implementation->duplicate();
    } else {
      implementation =
          new AcceptedTls(static_cast<net::StreamSocketImpl*>(implementation), certificate->held_->context);
      implementation->setBlocking(false);
    }
    return Stream(std::make_unique<Stream::Socket>(
        Stream::Socket{AdoptedSocket(implementation), peer.host().toString(), certificate != nullptr}));
  } catch (const std::exception&) {
    return std::nullopt;  // mostly: none waits any more
  }
}

int Listener::descriptor() const {
  return socket_->socket.impl()->sockfd();
}

std::uint16_t Listener::port() const {
  return socket_->socket.address().port();
}

std::string Listener::address() const {
  return socket_->socket.address().toString();
}

}  // namespace tamga
