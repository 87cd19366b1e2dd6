// What strangers send to the service: heads, targets, bodies in chunks, forms. Whatever comes, the parts are bounded,
// and reading in pieces gives what reading at once gives.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "service/http/body.h"
#include "service/http/head.h"
#include "service/http/multipart.h"
#include "service/http/target.h"

namespace {

using namespace tamga;

void check(bool holds) {
  if (!holds) std::abort();
}

std::size_t end_in_pieces(std::string_view bytes, std::size_t piece, bool& refused) {
  std::size_t searched = 0;
  for (std::size_t length = 0; length < bytes.size();) {
    length = std::min(bytes.size(), length + piece);
    const auto end = head_end(bytes.substr(0, length), searched);
    refused = !end;
    if (refused || *end > 0) return refused ? 0 : *end;
    searched = length;
  }
  return 0;
}

struct Read {
  int status = 200;
  bool complete = false;
  std::size_t taken = 0;
  std::string body;
};

Read read_body(const Head& head, std::string_view bytes, std::size_t piece) {
  constexpr std::size_t kMost = 5000;
  BodyReader reader(head, kMost);
  Read read;
  while (read.taken < bytes.size() && !reader.complete()) {
    const auto taken = reader.take(bytes.substr(read.taken, piece));
    if (!taken) {
      read.status = taken.error().status;
      return read;
    }
    read.taken += *taken;
  }
  read.complete = reader.complete();
  check(reader.size() <= kMost);
  read.body = reader.release();
  return read;
}

void check_body(const Head& head, std::string_view bytes) {
  const auto whole = read_body(head, bytes, bytes.size() + 1);
  const auto pieces = read_body(head, bytes, 3);
  check(whole.status == pieces.status);
  if (whole.status != 200) return;
  check(whole.body == pieces.body && whole.complete == pieces.complete && whole.taken == pieces.taken);
  const auto type = head.headers.first("Content-Type").value_or("multipart/form-data; boundary=b");
  const auto form = read_form(type, whole.body);
  if (!form) return;
  for (const auto& part : *form) {
    check(part.content.data() >= whole.body.data() &&
          part.content.data() + part.content.size() <= whole.body.data() + whole.body.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  bool refused = false;
  const auto end = head_end(bytes, 0);
  const auto found = end_in_pieces(bytes, 5, refused);
  if (end && *end > 0) check(!refused && found == *end);
  if (!end || *end == 0) return 0;
  const auto head = parse_head(bytes.substr(0, *end));
  if (!head) return 0;
  check(!(head->chunked && head->content_length > 0));
  check(head->headers.fields.size() <= kMostHeaders && head->path.starts_with('/'));
  for (const auto& segment : head->segments) {
    check(!segment.empty() && segment != ".." && segment.find('\0') == std::string::npos);
    check(percent_decode(percent_encode(segment), false) == segment);
  }
  check_body(*head, bytes.substr(*end));
  return 0;
}
