// Why a document cannot be read or checked: a code beside the sentence, for those who act on the kind of reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tamga {

// The values cross the wall between processes and the names are seen by other programs, so both stay as they are; new
// ones come behind.
enum class ReadingFault : std::uint8_t {
  kNone,           // the error is not about what is in the document
  kLocked,         // by a password, or its text by a licence
  kNoTextLayer,    // its pages are pictures, which a reading of letters (OCR) might help
  kNoText,         // there are no words in it, or no bytes
  kTooLittleText,  // fewer words than a check can say anything about
  kTooMuchText,    // more text than the limit
  kTooLarge,       // the file, an archive, or what is packed in it
  kTooManyPages,
  kDamaged,      // bytes that contradict their own format; the sentence says where
  kUnsupported,  // another kind of file; the sentence says which
  kOverLimit,    // of time, memory, depth or nesting
  kNotCheckable  // handwriting, pictures, sound: no text that could be compared
};
inline constexpr std::uint8_t kReadingFaults = 12;

// "locked", "no-text-layer", "no-text", ...; "none" for kNone.
std::string_view fault_name(ReadingFault fault);

// The fault of this number, as another process sent it; nothing for a number that is none.
std::optional<ReadingFault> fault_from_number(std::uint8_t number);

}  // namespace tamga
