// An answer as the bytes that go over the wire.
#pragma once

#include <string>
#include <string_view>

#include "service/http/message.h"

namespace tamga {

struct AnswerFrame {
  bool head_only = false;   // the answer to HEAD
  bool keep_alive = false;  // the connection stays open
  bool secure = false;      // by TLS: browsers are told to stay with it
  std::string_view request_id;
  std::string_view traceparent;
};

// Status line, headers and body. Adds the length, the date, and what keeps a browser from doing more with an answer
// than show it: no sniffing, no frames, no caching (unless the answer says otherwise), no loading from elsewhere. Line
// ends in header values become blanks.
std::string serialise(const Response& response, const AnswerFrame& frame);

// "Not Found"; "Status" for a number that has no name here.
std::string_view status_phrase(int status);

}  // namespace tamga
