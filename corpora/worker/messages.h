// The payloads of frames: written by one end, read by the other one without trust.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/worker/layer.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

// Whether a line may be shown to people: valid UTF-8 without control characters.
bool is_harmless(std::string_view line);

// A document to read. The bytes follow the record, so that they need not be copied into it.
std::string encode_document_head(std::string_view name);
struct DocumentMessage {
  std::string_view name;
  std::string_view bytes;
};
std::optional<DocumentMessage> decode_document(std::string_view payload);

// Several of them.
std::string encode_documents(std::span<const DocumentMessage> documents);
std::optional<std::vector<DocumentMessage>> decode_documents(std::string_view payload);

// A text of at most `most_text` bytes. Read back, it keeps every promise of ExtractedText: valid UTF-8, blocks in order
// inside it with white space between them, notes that are short and harmless; or it is nothing. Time O(n).
std::string encode_text_message(const ExtractedText& text);
std::optional<ExtractedText> decode_text_message(std::string_view payload, std::uint64_t most_text);

// Most bytes of a payload that holds a text of at most `most_text` bytes: what the receiver makes room for.
std::uint64_t most_text_payload(std::uint64_t most_text);

// Why a document has no text: a known code and fault, and one line of valid UTF-8 that a terminal may show.
std::string encode_error(const Error& error);
std::optional<Error> decode_error(std::string_view payload);

// The answers to several documents, in their order. Read back, each keeps what it promises alone, or there are none.
std::string encode_answers(std::span<const Result<ExtractedText>> answers);
std::optional<std::vector<Result<ExtractedText>>> decode_answers(std::string_view payload, std::uint64_t most_text);

std::string encode_layers(const LayerStates& layers);
std::optional<LayerStates> decode_layers(std::string_view payload);

// Most bytes of a payload of an error or of layers.
inline constexpr std::uint64_t kMostSmallPayload = 64U << 10U;

}  // namespace tamga
