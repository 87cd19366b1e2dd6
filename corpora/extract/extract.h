// From the bytes of a file to its text: one reader a format, chosen by content.
//
// Every byte is hostile: readers bound size, depth and ratio, and answer with one sentence that names the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

// Bounds of one document. A reader that meets one answers kLimitExceeded and names it.
struct ExtractLimits {
  std::uint64_t file_bytes = 100ULL << 20U;
  std::uint64_t text_bytes = 32ULL << 20U;
  std::uint64_t inflated_bytes = 256ULL << 20U;  // of a container document, all parts together
  std::uint64_t part_bytes = 64ULL << 20U;       // of one XML part
  std::uint32_t ratio = 200;                     // inflated to packed, once past 8 MiB
  std::uint32_t depth = 256;                     // of XML and HTML elements
  std::uint32_t pages = 5'000;                   // of a PDF document
};

// How the sentence ends that says that memory ran out; a worker, which knows how much there was, says that instead.
inline constexpr std::string_view kNeedsMemory = ": needs more memory than there is";

enum class Format : std::uint8_t { kPlainText, kMarkdown, kHtml, kDocx, kOdt, kRtf, kPptx, kEpub };

// Which reader serves these bytes. The content decides; the name tells Markdown, and HTML that does not begin with a
// tag, from plain text, and what a zip file too damaged to say so was meant to be. kUnsupported, "name:
// unsupported: it is a ...", for all else; kInvalidArgument, "name: the file is empty", for no bytes.
Result<Format> detect_format(std::string_view bytes, std::string_view name);

// The text of a file. `name` is for messages and detect_format. Errors: as detect_format; kCorrupt (damaged, and
// where); kLimitExceeded (which limit).
Result<ExtractedText> extract(std::string_view bytes, std::string_view name, const ExtractLimits& limits = {});

}  // namespace tamga
