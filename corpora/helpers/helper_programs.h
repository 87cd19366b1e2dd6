// The programs of others that read what we do not: catdoc, pdftoppm, tesseract. None is needed; each is used where it
// is installed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace tamga {

enum class Helper : std::uint8_t {
  kCatdoc,     // an old Word document -> its text
  kPdfToPpm,   // a page of a PDF document -> a picture of it
  kTesseract,  // a picture -> a table of its words
  kProbe       // "true": whether bubblewrap works here
};
inline constexpr std::uint32_t kHelpers = 4;

struct HelperLimits {
  std::uint64_t memory_bytes = 1ULL << 30U;
  std::uint64_t output_bytes = 64ULL << 20U;
  std::chrono::seconds cpu{10};  // of a document for catdoc, of a page for the others
  std::chrono::milliseconds wall{30'000};
};

// Where bubblewrap is; empty: it is not installed.
std::string bubblewrap_path();
std::string helper_name(Helper helper);  // "catdoc"
// Where the program is, under /usr, which is all that it is shown of the system; empty: it is not installed.
std::string helper_path(Helper helper);
// Those of kir, rus and eng that tesseract can read, joined by "+"; empty: none.
std::string recognised_languages();

// bubblewrap and the program inside it: no network, no file but those of /usr, which it cannot change, a /tmp in
// memory, no rights. It reads standard input and writes standard output. `page` is for kPdfToPpm.
std::vector<std::string> helper_arguments(Helper helper, std::uint32_t page);

}  // namespace tamga
