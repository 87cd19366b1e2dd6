#include "corpora/worker/stream_messages.h"

#include <algorithm>

#include "corpora/worker/messages.h"
#include "corpora/worker/record.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostLabel = 64U << 10U;

}  // namespace

std::string encode_stream_request(const StreamRequest& request) {
  RecordWriter out;
  out.number(static_cast<std::uint8_t>(request.kind));
  out.string(request.name);
  out.number(request.size);
  out.number(request.limits.file_bytes);
  out.number(request.limits.total_bytes);
  out.number(request.limits.entries);
  out.number(request.limits.ratio);
  return out.take();
}

std::optional<StreamRequest> decode_stream_request(std::string_view payload) {
  RecordReader in(payload);
  StreamRequest request;
  const auto kind = in.number<std::uint8_t>();
  request.name = in.string(payload.size());
  request.size = in.number<std::uint64_t>();
  request.limits.file_bytes = in.number<std::uint64_t>();
  request.limits.total_bytes = in.number<std::uint64_t>();
  request.limits.entries = in.number<std::uint32_t>();
  request.limits.ratio = in.number<std::uint32_t>();
  if (!in.complete() || kind >= kStreamKinds || request.limits.ratio == 0) return std::nullopt;
  request.kind = static_cast<StreamKind>(kind);
  return request;
}

std::string encode_wanted(const WantedBytes& wanted) {
  RecordWriter out;
  out.number(wanted.at);
  out.number(wanted.count);
  return out.take();
}

std::optional<WantedBytes> decode_wanted(std::string_view payload, std::uint64_t size) {
  RecordReader in(payload);
  WantedBytes wanted;
  wanted.at = in.number<std::uint64_t>();
  wanted.count = in.number<std::uint64_t>();
  const bool sound = in.complete() && wanted.count > 0 && wanted.count <= kMostFeed && wanted.at <= size;
  return sound ? std::optional(wanted) : std::nullopt;
}

std::string encode_opened(bool is_document) {
  RecordWriter out;
  out.number(static_cast<std::uint8_t>(is_document ? 1 : 0));
  return out.take();
}

std::optional<bool> decode_opened(std::string_view payload) {
  RecordReader in(payload);
  const auto value = in.number<std::uint8_t>();
  if (!in.complete() || value > 1) return std::nullopt;
  return value == 1;
}

std::string encode_streamed_head(const StreamedFile& file) {
  RecordWriter out;
  out.string(file.name);
  out.string(file.id);
  out.string(file.title);
  out.string(file.date);
  out.number(std::uint64_t{file.bytes.size()});
  return out.take();
}

std::optional<StreamedFile> decode_streamed(std::string_view payload, std::uint64_t most_bytes) {
  RecordReader in(payload);
  StreamedFile file;
  file.name = in.string(kMostLabel);
  file.id = in.string(kMostLabel);
  file.title = in.string(kMostLabel);
  file.date = in.string(kMostLabel);
  file.bytes = in.string(most_bytes);
  if (!in.complete() || file.name.empty()) return std::nullopt;
  for (const auto* const label : {&file.name, &file.id, &file.title, &file.date}) {
    if (!is_harmless(*label)) return std::nullopt;
  }
  return file;
}

std::uint64_t most_streamed_payload(std::uint64_t most_bytes) {
  return most_bytes + 5 * (kMostLabel + sizeof(std::uint64_t));
}

}  // namespace tamga
