#include "corpora/pdf/pdf_reader.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
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
#include "tokenizers/language_model.h"

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
  std::size_t others = 0;
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
    read.others += page ? page->others : 0;
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

void add_notes(const ReadPages& read, std::vector<std::string>& notes) {
  const auto note = [&notes](std::size_t count, std::string_view rest) {
    if (count > 0) notes.push_back(std::to_string(count) + std::string(rest));
  };
  note(read.damaged, " of its pages are damaged and not read.");
  if (!read.without_text.empty()) notes.push_back(pages_without_text_note(read.without_text));
  note(read.over_pictures,
       " of its letters are a layer without ink on pictures or below them, as programs write it that read scans.");
}

// Points of the language model for a letter. Texts in the languages that it knows have 36 and more, those whose letters
// were exchanged for each other at most 16 (docs/formats.md).
constexpr std::uint64_t kLeastPoints = 20;

bool reads_like_no_language(std::string_view text) {
  constexpr std::uint64_t kFewest = 200;  // letters that prove something
  const auto scores = score_language(text);
  const auto cyrillic = std::max({scores.kyrgyz, scores.russian, scores.kazakh, scores.slavic});
  const auto latin = std::max({scores.english, scores.turkish, scores.germanic, scores.romance});
  const std::uint64_t letters = std::uint64_t{scores.cyrillic_letters} + scores.latin_letters;
  return letters >= kFewest && letters >= scores.other_letters && cyrillic + latin < letters * kLeastPoints;
}

// Whether the letters of the text layer can be those that are drawn.
struct Doubt {
  std::string refusal;  // why they certainly are not; empty: they may be
  std::vector<std::string> notes;
};

Doubt doubt_about(const ReadPages& read, std::string_view text) {
  constexpr std::size_t kFewest = 50;     // letters that prove something
  constexpr std::size_t kUnreadable = 5;  // one letter of so many is wrong
  constexpr std::size_t kWorthANote = 50;
  Doubt doubt;
  const auto weigh = [&](std::size_t wrong, const std::string& refusal, const std::string& note) {
    if (read.letters < kFewest || wrong * kWorthANote < read.letters) return;
    if (wrong * kUnreadable >= read.letters) doubt.refusal = ": text layer unreadable: " + refusal + "; try --ocr";
    doubt.notes.push_back(std::to_string(wrong) + " of its " + std::to_string(read.letters) + " letters " + note +
                          std::string(kDoubtfulLayer));
  };
  weigh(read.unknown, "it does not say which letters are drawn", "have no character in the text layer");
  weigh(read.others, "it says other letters than those that are drawn", "are others in the text layer");
  if (reads_like_no_language(text)) {
    doubt.notes.push_back("Its words are like those of no language known here" + std::string(kDoubtfulLayer));
  }
  return doubt;
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
  auto doubt = doubt_about(pages, text->text);
  if (!doubt.refusal.empty()) return refused(doubt.refusal);
  add_notes(pages, text->notes);
  std::ranges::move(doubt.notes, std::back_inserter(text->notes));
  return text;
}

}  // namespace

Result<ExtractedText> read_pdf(std::string_view bytes, std::string_view name, const ExtractLimits& limits) try {
  return read(bytes, name, limits);
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::kLimitExceeded, std::string(name) + std::string(kNeedsMemory));
}

}  // namespace tamga
