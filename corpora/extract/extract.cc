#include "corpora/extract/extract.h"

#include <algorithm>
#include <new>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/detect.h"
#include "corpora/extract/docx.h"
#include "corpora/extract/epub.h"
#include "corpora/extract/handed_on.h"
#include "corpora/extract/html.h"
#include "corpora/extract/markdown.h"
#include "corpora/extract/odt.h"
#include "corpora/extract/plain_text.h"
#include "corpora/extract/pptx.h"
#include "corpora/extract/rtf.h"
#include "corpora/extract/safe_name.h"
#include "engine/text/tokenizer.h"
#include "tokenizers/encodings/repair.h"

namespace tamga {
namespace {

Result<ExtractedText> read(Format format, std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  switch (format) {
    case Format::kPlainText:
      return read_plain_text(bytes, name, limits);
    case Format::kMarkdown:
      return read_markdown(bytes, name, limits);
    case Format::kHtml:
      return read_html(bytes, name, limits);
    case Format::kDocx:
      return read_docx(bytes, name, limits);
    case Format::kOdt:
      return read_odt(bytes, name, limits);
    case Format::kRtf:
      return read_rtf(bytes, name, limits);
    case Format::kPptx:
      return read_pptx(bytes, name, limits);
    case Format::kEpub:
      return read_epub(bytes, name, limits);
  }
  return fail(ErrorCode::kUnsupported, std::string(name) + ": unsupported");
}

}  // namespace

Result<ExtractedText> extract(std::string_view bytes, std::string_view name, const ExtractLimits& limits) try {
  if (bytes.size() > limits.file_bytes) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": the file is larger than " + byte_count(limits.file_bytes) + ", the limit",
                ReadingFault::kTooLarge);
  }
  if (is_handed_on(bytes)) return read_handed_on(bytes, safe_name(name), limits);
  const auto format = detect_format(bytes, name);
  if (!format) return std::unexpected(format.error());
  auto bounded = limits;
  bounded.text_bytes = std::min<std::uint64_t>(limits.text_bytes, kMaxTextBytes);
  auto text = read(*format, bytes, name, bounded);
  if (!text)
    return fail(text.error().code, safe_name(text.error().message), text.error().fault);  // names of parts are in it
  repair_encoding(*text);
  if (text->text.size() > bounded.text_bytes) {  // № is a byte longer than the ¹ that stood for it
    return fail(ErrorCode::kLimitExceeded,
                safe_name(name) + ": its text is longer than " + byte_count(bounded.text_bytes) + ", the limit",
                ReadingFault::kTooMuchText);
  }
  if (auto note = extension_note(name, *format); !note.empty()) text->notes.push_back(std::move(note));
  return text;
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::kLimitExceeded, std::string(name) + std::string(kNeedsMemory));
}

}  // namespace tamga
