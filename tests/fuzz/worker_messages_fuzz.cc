// Any answer of a worker through the decoders of the caller: it is refused, or it keeps what ExtractedText promises and
// comes back the same when it is sent again.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "corpora/worker/messages.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

void try_text(std::string_view payload) {
  const auto text = decode_text_message(payload, 1U << 20U);
  if (!text) return;
  require(!first_invalid_utf8(text->text), "a text is UTF-8");
  std::uint32_t end = 0;
  for (const auto& block : text->blocks) {
    require(end <= block.range.begin && block.range.begin < block.range.end, "blocks are in order");
    require(block.range.end <= text->text.size(), "blocks lie in the text");
    end = block.range.end;
  }
  require(encode_text_message(*text) == payload, "a text has one form");
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view payload(reinterpret_cast<const char*>(data), size);
  tamga::try_text(payload);
  if (const auto error = tamga::decode_error(payload))
    tamga::require(!error->message.empty(), "an error says something");
  if (const auto layers = tamga::decode_layers(payload)) {
    tamga::require(tamga::encode_layers(*layers) == payload, "layers have one form");
  }
  if (const auto document = tamga::decode_document(payload)) {
    tamga::require(document->name.size() + document->bytes.size() + 8 == payload.size(), "a document is all there");
  }
  if (const auto documents = tamga::decode_documents(payload)) {
    tamga::require(tamga::encode_documents(*documents) == payload, "documents have one form");
  }
  if (const auto answers = tamga::decode_answers(payload, 1U << 20U)) {
    tamga::require(tamga::encode_answers(*answers).size() == payload.size(), "answers are all there");
  }
  return 0;
}
