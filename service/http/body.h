// The body of a request as it comes in: of a known length, or in chunks (RFC 9112, section 7.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "service/http/head.h"

namespace tamga {

class BodyReader {
 public:
  // Bodies over `most_bytes` are refused with 413 when it is known that they are.
  BodyReader() = default;
  BodyReader(const Head& head, std::size_t most_bytes);

  // Takes what belongs to the body from the front of `bytes`; how many they were. Fewer than all of them only when the
  // body is complete. 400 for chunks that are no chunks, and for chunk extensions or trailers over 8 KiB.
  std::expected<std::size_t, HeadError> take(std::string_view bytes);

  bool complete() const { return state_ == State::kDone; }
  std::string release() { return std::move(body_); }
  std::size_t size() const { return body_.size(); }

 private:
  enum class State : std::uint8_t { kBytes, kSize, kChunk, kChunkEnd, kTrailer, kDone };
  std::expected<void, HeadError> end_line();  // line_ holds it, without CR LF
  std::expected<std::size_t, HeadError> take_line(std::string_view bytes);
  std::size_t take_bytes(std::string_view bytes);

  State state_ = State::kDone;
  std::uint64_t left_ = 0;  // bytes of the body, or of the chunk
  std::size_t most_bytes_ = 0;
  std::size_t overhead_ = 0;  // of extensions and trailers
  std::string line_;
  std::string body_;
};

}  // namespace tamga
