// Any frame of a stream of documents through the decoders of both ends: refused, or within its bounds, and in one form.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpora/worker/messages.h"
#include "corpora/worker/stream_messages.h"
#include "tests/fuzz/sound_text.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMost = 1U << 16U;

void try_streamed(std::string_view payload) {
  const auto file = decode_streamed(payload, kMost);
  if (!file) return;
  require(!file->name.empty() && file->bytes.size() <= kMost, "a document has a name and keeps the limit");
  for (const auto* const label : {&file->name, &file->id, &file->title, &file->date}) {
    require(is_harmless(*label), "labels are harmless");
  }
  require(encode_streamed_head(*file) + file->bytes == payload, "a document has one form");
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view payload(reinterpret_cast<const char*>(data), size);
  tamga::try_streamed(payload);
  if (const auto wanted = tamga::decode_wanted(payload, 1000)) {
    tamga::require(wanted->at <= 1000 && wanted->count <= tamga::kMostFeed, "wanted bytes lie in the file");
    tamga::require(tamga::encode_wanted(*wanted) == payload, "a wish has one form");
  }
  if (const auto opened = tamga::decode_opened(payload)) {
    tamga::require(tamga::encode_opened(*opened) == payload, "an opening has one form");
  }
  if (const auto request = tamga::decode_stream_request(payload)) {
    tamga::require(tamga::encode_stream_request(*request) == payload, "a request has one form");
  }
  if (const auto error = tamga::decode_error(payload)) {
    tamga::require(tamga::encode_error(*error) == payload, "an error has one form");
  }
  return 0;
}
