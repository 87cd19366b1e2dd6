#include "corpora/pdf/pdf_reader.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/pdf/pdf_layout.h"

namespace tamga {
namespace {

using Pages = std::vector<std::vector<PageLine>>;

void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

std::string utf8_of(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::vector<PageLine> lines_of(const poppler::page& page) {
  std::vector<PageWord> words;
  for (const auto& box : page.text_list()) {
    const auto place = box.bbox();
    words.push_back({utf8_of(box.text()), place.left(), place.top(), place.right(), place.bottom()});
  }
  return find_lines(words);
}

Result<std::unique_ptr<poppler::document>> open(std::string_view bytes, std::string_view name) {
  const std::string label(name);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return fail(ErrorCode::kLimitExceeded, label + ": the file is larger than 2 GiB, the limit",
                ReadingFault::kTooLarge);
  }
  poppler::set_debug_error_function(say_nothing, nullptr);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) return fail(ErrorCode::kCorrupt, label + ": damaged: not a readable PDF document");
  if (document->is_locked()) {
    return fail(ErrorCode::kUnsupported, label + ": unsupported: it is locked by a password", ReadingFault::kLocked);
  }
  if (document->pages() < 1) return fail(ErrorCode::kCorrupt, label + ": damaged: there are no pages in it");
  return document;
}

// Lines of a page; none for one that Poppler cannot make sense of, which is counted.
Pages read_pages(const poppler::document& document, int& unreadable) {
  Pages pages;
  for (int number = 0; number < document.pages(); ++number) {
    const std::unique_ptr<poppler::page> page(document.create_page(number));
    pages.push_back(page != nullptr ? lines_of(*page) : std::vector<PageLine>());
    unreadable += page == nullptr ? 1 : 0;
  }
  return pages;
}

void write_page(const std::vector<PageLine>& lines, const std::vector<bool>& running, BlockWriter& out) {
  bool begin = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (running[i]) continue;
    if (begin || lines[i].begins_paragraph)
      out.break_block();
    else
      out.line_break();
    out.append(lines[i].text);
    begin = false;
  }
  out.break_block();
}

// Each line that runs over the pages once, numbers aside, on the first page that has it.
void write_running_lines(const Pages& pages, const std::vector<std::vector<bool>>& running, BlockWriter& out) {
  std::set<std::string> written;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t line = 0; line < pages[page].size(); ++line) {
      if (!running[page][line] || !written.insert(without_numbers(pages[page][line].text)).second) continue;
      const bool head = line == 0 && pages[page].size() > 1;
      out.set_page(static_cast<std::uint32_t>(page + 1));
      out.set_part(head ? Part::kHeader : Part::kFooter);
      out.append(pages[page][line].text);
      out.break_block();
    }
  }
}

void add_notes(const Pages& pages, int unreadable, std::vector<std::string>& notes) {
  const auto empty = static_cast<int>(std::ranges::count_if(pages, &std::vector<PageLine>::empty)) - unreadable;
  if (unreadable > 0) notes.push_back(std::to_string(unreadable) + " of its pages are damaged and not read.");
  if (empty > 0) notes.push_back(std::to_string(empty) + " of its pages hold no text; they may be pictures.");
}

Result<ExtractedText> read(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto document = open(bytes, name);
  if (!document) return std::unexpected(document.error());
  if (static_cast<std::uint32_t>((*document)->pages()) > limits.pages) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": more than " + std::to_string(limits.pages) + " pages, the limit",
                ReadingFault::kTooManyPages);
  }
  int unreadable = 0;
  const auto pages = read_pages(**document, unreadable);
  const auto running = find_running_lines(pages);
  BlockWriter out(limits.text_bytes);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    out.set_page(static_cast<std::uint32_t>(page + 1));
    write_page(pages[page], running[page], out);
  }
  write_running_lines(pages, running, out);
  auto text = std::move(out).finish(name, "PDF");
  if (text && text->text.empty()) {
    return fail(ErrorCode::kUnsupported, std::string(name) + ": no text layer: its pages are pictures",
                ReadingFault::kNoTextLayer);
  }
  if (text) add_notes(pages, unreadable, text->notes);
  return text;
}

}  // namespace

Result<ExtractedText> read_pdf(std::string_view bytes, std::string_view name, const ExtractLimits& limits) try {
  return read(bytes, name, limits);
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::kLimitExceeded, std::string(name) + std::string(kNeedsMemory));
}

}  // namespace tamga
