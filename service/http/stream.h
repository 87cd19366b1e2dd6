// Sockets that never make anybody wait: a listener, and the connections that come in, plain or by TLS.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// A certificate with its chain and private key, from PEM files. TLS 1.2 and newer.
class Certificate {
 public:
  // kInvalidArgument, naming both files, where they cannot be read or do not belong together.
  static Result<Certificate> load(const std::string& certificate_file, const std::string& key_file);

 private:
  friend class Listener;
  struct Held;
  explicit Certificate(std::shared_ptr<Held> held) : held_(std::move(held)) {}
  std::shared_ptr<Held> held_;
};

// What a step over a socket did. `waits_for_writing`: TLS must send before it can go on, also when it reads.
struct Moved {
  std::size_t bytes = 0;
  bool closed = false;  // by the peer, or broken
  bool waits_for_writing = false;
};

// One connection. Closes its socket when it goes.
class Stream {
 public:
  Stream(Stream&&) noexcept;
  Stream& operator=(Stream&&) noexcept;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream();

  Moved read(std::span<char> room);     // 0 bytes and not closed: nothing there by now
  Moved write(std::string_view bytes);  // after a part, call again with the rest, in the same place in memory
  void end_sending();                   // the peer sees the end; it may still send
  int descriptor() const;
  bool secure() const;
  const std::string& peer() const;  // address without port

 private:
  friend class Listener;
  struct Socket;
  explicit Stream(std::unique_ptr<Socket> socket);
  std::unique_ptr<Socket> socket_;
};

class Listener {
 public:
  // Of "127.0.0.1:8710", "[::1]:8710", "0.0.0.0:0" (any free port). kInvalidArgument for anything else; kUnavailable
  // where the system refuses.
  static Result<Listener> open(const std::string& address);

  Listener(Listener&&) noexcept;
  Listener& operator=(Listener&&) noexcept;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener();

  // The next connection that waits; with a certificate, one by TLS. Nothing if none waits, or none can be taken now.
  std::optional<Stream> accept(const Certificate* certificate);
  int descriptor() const;
  std::uint16_t port() const;
  std::string address() const;  // with the port that is in use

 private:
  struct Socket;
  explicit Listener(std::unique_ptr<Socket> socket);
  std::unique_ptr<Socket> socket_;
};

}  // namespace tamga
