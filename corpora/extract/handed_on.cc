#include "corpora/extract/handed_on.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/page_notes.h"

namespace tamga {
namespace {

constexpr std::string_view kOldWord = "tamga: handed on: old Word\n";
constexpr std::string_view kTables = "tamga: handed on: recognised ";
constexpr std::string_view kPage = "page ";
constexpr double kDoubtful = 80;  // percent

// The next line of `rest`, which loses it.
std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

Result<ExtractedText> read_old_word(std::string_view rest, std::string_view name, const ExtractLimits& limits) {
  BlockWriter out(limits.text_bytes);
  while (!rest.empty() && !out.full()) {
    out.append(take_line(rest));
    out.break_block();
  }
  return std::move(out).finish(name, "DOC");
}

// A word of a table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
struct Word {
  std::array<std::uint32_t, 3> place{};  // block, paragraph, line
  double confidence = 0;
  std::string_view text;
};

std::optional<Word> word_of(std::string_view line) {
  constexpr std::size_t kColumns = 12;
  std::array<std::string_view, kColumns> cells{};
  for (std::size_t i = 0; i < kColumns; ++i) {
    const auto end = i + 1 == kColumns ? line.size() : line.find('\t');
    if (end == std::string_view::npos) return std::nullopt;
    cells.at(i) = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (cells[0] != "5" || cells[11].find_first_not_of(" \r") == std::string_view::npos) return std::nullopt;
  Word word{.place = {}, .confidence = 0, .text = cells[11]};
  for (std::size_t i = 0; i < word.place.size(); ++i) {
    const auto cell = cells.at(2 + i);
    std::from_chars(cell.data(), cell.data() + cell.size(), word.place.at(i));
  }
  int whole = 0;  // what stands behind the point does not matter
  std::from_chars(cells[10].data(), cells[10].data() + cells[10].size(), whole);
  word.confidence = std::clamp(whole, 0, 100);
  return word;
}

struct Confidence {
  double sum = 0;
  std::uint64_t words = 0;
  void add(double value) {
    sum += value;
    ++words;
  }
  double mean() const { return words == 0 ? 0 : sum / static_cast<double>(words); }
};

std::string percent(double value) {
  return std::to_string(std::lround(std::floor(value))) + " %";
}

class RecognisedReader {
 public:
  RecognisedReader(std::string_view name, const ExtractLimits& limits) : name_(name), out_(limits.text_bytes) {}

  void line(std::string_view line) {
    if (line.starts_with(kPage)) {
      page_ = 0;
      std::from_chars(line.data() + kPage.size(), line.data() + line.size(), page_);
      out_.break_block();
      out_.set_page(page_);
      place_.reset();
    } else if (const auto word = word_of(line)) {
      write(*word);
    }
  }

  Result<ExtractedText> finish(std::string_view languages) && {
    auto text = std::move(out_).finish(name_, "picture");
    if (!text) return text;
    if (all_.words == 0) {
      return fail(ErrorCode::kUnsupported, std::string(name_) + ": no text was recognised in its pictures",
                  ReadingFault::kNotCheckable);
    }
    text->notes.push_back(std::string(kRecognised) + " in pictures (tesseract, " + std::string(languages) +
                          "), which makes mistakes: the program is " + percent(all_.mean()) +
                          " sure of its words on average.");
    for (const auto& [page, confidence] : pages_) {
      if (confidence.mean() >= kDoubtful || text->notes.size() > 100) continue;
      text->notes.push_back("Page " + std::to_string(page) + " is doubtful: " + percent(confidence.mean()) + ".");
    }
    return text;
  }

 private:
  void write(const Word& word) {
    const bool same_block = place_ && (*place_)[0] == word.place[0] && (*place_)[1] == word.place[1];
    if (place_ && !same_block) out_.break_block();
    if (same_block) out_.append((*place_)[2] == word.place[2] ? " " : "\n");
    out_.append(word.text);
    place_ = word.place;
    all_.add(word.confidence);
    pages_[page_].add(word.confidence);
  }

  std::string_view name_;
  BlockWriter out_;
  std::uint32_t page_ = 0;
  std::optional<std::array<std::uint32_t, 3>> place_;
  Confidence all_;
  std::map<std::uint32_t, Confidence> pages_;
};

}  // namespace

std::string hand_on_old_word(std::string_view answer) {
  return std::string(kOldWord) + std::string(answer);
}

std::string hand_on_recognised(const std::vector<RecognisedPage>& pages, std::string_view languages) {
  std::string all = std::string(kTables) + std::string(languages) + "\n";
  for (const auto& page : pages) all += std::string(kPage) + std::to_string(page.number) + "\n" + page.table + "\n";
  return all;
}

bool is_handed_on(std::string_view bytes) {
  return bytes.starts_with(kOldWord) || bytes.starts_with(kTables);
}

Result<ExtractedText> read_handed_on(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  if (bytes.starts_with(kOldWord)) return read_old_word(bytes.substr(kOldWord.size()), name, limits);
  RecognisedReader reader(name, limits);
  bytes.remove_prefix(std::min(kTables.size(), bytes.size()));
  const auto languages = take_line(bytes).substr(0, 32);
  while (!bytes.empty()) reader.line(take_line(bytes));
  return std::move(reader).finish(languages);
}

}  // namespace tamga
