// A small HTTP client for measuring: one kept connection, one request at a time, nothing that costs time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/descriptor.h"

namespace tamga::bench {

struct Reply {
  int status = 0;
  std::string body;
};

class HttpClient {
 public:
  // To 127.0.0.1; `key` goes with every request.
  HttpClient(int port, std::string key) : port_(port), key_(std::move(key)) {}

  // The whole exchange; connects where there is no connection, and once more where a kept one has been closed. Nothing
  // when that fails too.
  std::optional<Reply> ask(std::string_view method, std::string_view path, std::string_view body = {});

 private:
  bool connect();
  std::optional<Reply> exchange(std::string_view request);

  int port_;
  std::string key_;
  Descriptor socket_;
  std::string buffer_;
};

// A plain connection to 127.0.0.1; none: -1.
Descriptor connect_to(int port);

}  // namespace tamga::bench
