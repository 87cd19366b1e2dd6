// The words of a page of a PDF document, and what of them nobody sees.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/pdf/pdf_layout.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

struct HiddenWords {
  std::string text;
  HiddenBy how = HiddenBy::kFormat;
};

struct PageText {
  std::vector<PageWord> words;  // in the order of reading
  std::vector<HiddenWords> hidden;
  std::size_t letters = 0;        // drawn so that they are seen
  std::size_t unknown = 0;        // of them: the file does not say which characters they are
  std::size_t others = 0;         // of them: the file says that they are others than those that are drawn
  std::size_t over_pictures = 0;  // without ink on a picture, or below one: as programs write it that read scans
};

// A document in memory that outlives this.
class PdfDocument {
 public:
  // Errors: kCorrupt, kUnsupported (a password), kLimitExceeded. `name` is for messages.
  static Result<PdfDocument> open(std::string_view bytes, std::string_view name);
  PdfDocument(PdfDocument&&) noexcept;
  PdfDocument& operator=(PdfDocument&&) = delete;
  PdfDocument(const PdfDocument&) = delete;
  PdfDocument& operator=(const PdfDocument&) = delete;
  ~PdfDocument();

  int pages() const;
  // From 1. Nothing: Poppler cannot make sense of the page.
  std::optional<PageText> page(int number);

 private:
  struct Inside;
  explicit PdfDocument(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace tamga
