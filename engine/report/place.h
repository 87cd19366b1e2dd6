// Where something stands in a text, and in the file that the text was read from.
#pragma once

#include <cstdint>

#include "engine/text/extracted_text.h"

namespace tamga {

// Code points of an extracted text, [begin, end).
struct CodePointRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const CodePointRange&) const = default;
};

// Where a passage begins in the file that the text was read from.
struct Place {
  Part part = Part::kBody;
  std::uint32_t paragraph = 0;  // from 1; 0 unknown
  std::uint32_t page = 0;       // from 1; 0 unknown
  bool operator==(const Place&) const = default;
};

}  // namespace tamga
