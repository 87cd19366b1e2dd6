// The payloads of frames while a file of many documents is read behind the wall. Written by one end, read by the other
// one without trust.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpora/archive/document_stream.h"

namespace tamga {

std::string encode_stream_request(const StreamRequest& request);
std::optional<StreamRequest> decode_stream_request(std::string_view payload);

// Bytes of the file that the worker wants: never more than kMostFeed, never from behind the end of a file of `size`.
struct WantedBytes {
  std::uint64_t at = 0;
  std::uint64_t count = 0;
};
std::string encode_wanted(const WantedBytes& wanted);
std::optional<WantedBytes> decode_wanted(std::string_view payload, std::uint64_t size);

// Whether the file is a document itself.
std::string encode_opened(bool is_document);
std::optional<bool> decode_opened(std::string_view payload);

// A document of the stream. The bytes follow the record, so that they need not be copied into it. Read back, its labels
// are harmless and its name is not empty, or it is nothing.
std::string encode_streamed_head(const StreamedFile& file);
std::optional<StreamedFile> decode_streamed(std::string_view payload, std::uint64_t most_bytes);

// Most bytes of a payload with a document of at most `most_bytes`.
std::uint64_t most_streamed_payload(std::uint64_t most_bytes);

}  // namespace tamga
