#include "service/http/body.h"

#include <algorithm>
#include <utility>

namespace tamga {
namespace {

constexpr std::size_t kMostOverhead = std::size_t{8} * 1024;
constexpr std::size_t kMostSizeDigits = 8;

using Failed = std::unexpected<HeadError>;

// The size of a chunk: hexadecimal digits, then nothing or ";" and an extension.
std::expected<std::uint64_t, HeadError> chunk_size(std::string_view line) {
  std::uint64_t size = 0;
  std::size_t digits = 0;
  for (; digits < line.size() && digits <= kMostSizeDigits; ++digits) {
    const char c = line[digits];
    const int value = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (value < 0) break;
    size = size * 16 + static_cast<std::uint64_t>(value);
  }
  if (digits == 0 || digits > kMostSizeDigits) return Failed(HeadError{400, "a chunk has no proper size"});
  if (digits < line.size() && line[digits] != ';') return Failed(HeadError{400, "a chunk has no proper size"});
  return size;
}

}  // namespace

BodyReader::BodyReader(const Head& head, std::size_t most_bytes)
    : state_(head.chunked              ? State::kSize
             : head.content_length > 0 ? State::kBytes
                                       : State::kDone),
      left_(head.content_length),
      most_bytes_(most_bytes) {
  if (state_ == State::kBytes && left_ <= most_bytes_) body_.reserve(static_cast<std::size_t>(left_));
}

std::size_t BodyReader::take_bytes(std::string_view bytes) {
  const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
  body_.append(bytes.substr(0, taken));
  left_ -= taken;
  if (left_ == 0) state_ = state_ == State::kBytes ? State::kDone : State::kChunkEnd;
  return taken;
}

std::expected<void, HeadError> BodyReader::end_line() {
  overhead_ += state_ == State::kTrailer ? line_.size() : line_.size() - std::min(line_.size(), kMostSizeDigits);
  if (overhead_ > kMostOverhead) return Failed(HeadError{400, "too much beside the chunks"});
  switch (state_) {
    case State::kSize: {
      const auto size = chunk_size(line_);
      if (!size) return Failed(size.error());
      if (*size > most_bytes_ - body_.size()) return Failed(HeadError{413, "the body is too large"});
      left_ = *size;
      state_ = *size == 0 ? State::kTrailer : State::kChunk;
      break;
    }
    case State::kChunkEnd:
      if (!line_.empty()) return Failed(HeadError{400, "a chunk is longer than its size"});
      state_ = State::kSize;
      break;
    case State::kTrailer:
      if (line_.empty()) state_ = State::kDone;
      break;
    case State::kBytes:
    case State::kChunk:
    case State::kDone:
      break;
  }
  line_.clear();
  return {};
}

std::expected<std::size_t, HeadError> BodyReader::take_line(std::string_view bytes) {
  const auto feed = bytes.find('\n');
  const auto taken = feed == std::string_view::npos ? bytes.size() : feed + 1;
  line_.append(bytes.substr(0, taken));
  if (line_.size() > kMostOverhead) return Failed(HeadError{400, "too much beside the chunks"});
  if (feed == std::string_view::npos) return taken;
  if (line_.size() < 2 || line_[line_.size() - 2] != '\r') {
    return Failed(HeadError{400, "a line feed without a carriage return"});
  }
  line_.resize(line_.size() - 2);
  if (line_.find('\r') != std::string::npos || line_.find('\0') != std::string::npos) {
    return Failed(HeadError{400, "a control character between chunks"});
  }
  if (const auto ended = end_line(); !ended) return Failed(ended.error());
  return taken;
}

std::expected<std::size_t, HeadError> BodyReader::take(std::string_view bytes) {
  if (state_ == State::kBytes && left_ > most_bytes_) return Failed(HeadError{413, "the body is too large"});
  std::size_t taken = 0;
  while (taken < bytes.size() && state_ != State::kDone) {
    const auto rest = bytes.substr(taken);
    if (state_ == State::kBytes || state_ == State::kChunk) {
      taken += take_bytes(rest);
      continue;
    }
    const auto line = take_line(rest);
    if (!line) return Failed(line.error());
    taken += *line;
  }
  return taken;
}

}  // namespace tamga
