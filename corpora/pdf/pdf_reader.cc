#include "corpora/pdf/pdf_reader.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/page_notes.h"
#include "corpora/pdf/page_text.h"
#include "corpora/pdf/pdf_layout.h"
#include "tokenizers/encodings/repair.h"

namespace tamga {
namespace {

using Pages = std::vector<std::vector<PageLine>>;

struct ReadPages {
  Pages lines;
  std::vector<std::vector<HiddenWords>> hidden;
  std::vector<std::uint32_t> without_text;
  std::size_t damaged = 0;  // pages that Poppler cannot make sense of
  std::size_t letters = 0;
  std::size_t unknown = 0;
  std::size_t over_pictures = 0;
};

ReadPages read_pages(PdfDocument& document) {
  ReadPages read;
  for (int number = 1; number <= document.pages(); ++number) {
    auto page = document.page(number);
    read.lines.push_back(page ? find_lines(page->words) : std::vector<PageLine>());
    read.hidden.push_back(page ? std::move(page->hidden) : std::vector<HiddenWords>());
    if (page && read.lines.back().empty()) read.without_text.push_back(static_cast<std::uint32_t>(number));
    read.damaged += page ? 0 : 1;
    read.letters += page ? page->letters : 0;
    read.unknown += page ? page->unknown : 0;
    read.over_pictures += page ? page->over_pictures : 0;
  }
  return read;
}

void write_hidden(const std::vector<HiddenWords>& hidden, BlockWriter& out) {
  for (const auto& words : hidden) {
    out.begin_hidden(words.how);
    out.append(words.text);
    out.end_hidden();
  }
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

constexpr std::string_view kTryOcr = "; --ocr reads what is drawn";

void add_notes(const ReadPages& read, std::vector<std::string>& notes) {
  const auto note = [&notes](std::size_t count, std::string_view rest, std::string_view end) {
    if (count > 0) notes.push_back(std::to_string(count) + std::string(rest) + std::string(end) + ".");
  };
  note(read.damaged, " of its pages are damaged and not read", "");
  if (!read.without_text.empty()) notes.push_back(pages_without_text_note(read.without_text));
  note(read.over_pictures,
       " of its letters are a layer without ink on pictures or below them, as programs write it that read scans",
       kTryOcr);
}

// Whether the letters of the text layer can be those that are drawn.
struct Doubt {
  bool unreadable = false;
  std::string note;
};

Doubt doubt_about(const ReadPages& read) {
  constexpr std::size_t kFewest = 50;     // letters that prove something
  constexpr std::size_t kUnreadable = 5;  // one letter of so many is unknown
  constexpr std::size_t kWorthANote = 50;
  if (read.letters >= kFewest && read.unknown * kUnreadable >= read.letters) return {.unreadable = true, .note = {}};
  if (read.letters >= kFewest && read.unknown * kWorthANote >= read.letters) {
    return {.unreadable = false,
            .note = std::to_string(read.unknown) + " of its " + std::to_string(read.letters) +
                    " letters have no character in the text layer, so words may be wrong" + std::string(kTryOcr) + "."};
  }
  return {};
}

Result<ExtractedText> write_text(const ReadPages& read, std::string_view name, const ExtractLimits& limits) {
  const auto running = find_running_lines(read.lines);
  BlockWriter out(limits.text_bytes);
  for (std::size_t page = 0; page < read.lines.size(); ++page) {
    out.set_page(static_cast<std::uint32_t>(page + 1));
    write_page(read.lines[page], running[page], out);
    write_hidden(read.hidden[page], out);
  }
  write_running_lines(read.lines, running, out);
  return std::move(out).finish(name, "PDF");
}

Result<ExtractedText> read(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  auto document = PdfDocument::open(bytes, name);
  if (!document) return std::unexpected(document.error());
  if (static_cast<std::uint32_t>(document->pages()) > limits.pages) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": more than " + std::to_string(limits.pages) + " pages, the limit",
                ReadingFault::kTooManyPages);
  }
  const auto pages = read_pages(*document);
  auto text = write_text(pages, name, limits);
  if (!text) return text;
  const auto refused = [&](const std::string& why) {
    return fail(ErrorCode::kUnsupported, std::string(name) + why, ReadingFault::kNoTextLayer);
  };
  if (text->text.empty() && text->hidden.empty()) return refused(": no text layer: its pages are pictures; try --ocr");
  repair_encoding(*text);
  const auto doubt = doubt_about(pages);
  if (doubt.unreadable) {
    return refused(": text layer unreadable: it does not say which letters are drawn; try --ocr");
  }
  add_notes(pages, text->notes);
  if (!doubt.note.empty()) text->notes.push_back(doubt.note);
  return text;
}

}  // namespace

Result<ExtractedText> read_pdf(std::string_view bytes, std::string_view name, const ExtractLimits& limits) try {
  return read(bytes, name, limits);
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::kLimitExceeded, std::string(name) + std::string(kNeedsMemory));
}

}  // namespace tamga
