#include "corpora/extract/hidden_notes.h"

#include <algorithm>
#include <cstdint>

#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

constexpr std::size_t kMostRuns = 20;
constexpr std::size_t kMostBytes = 300;  // of the words of a run

std::uint64_t words_in(const std::string& text) {  // one space between them
  return text.empty() ? 0 : static_cast<std::uint64_t>(std::ranges::count(text, ' ')) + 1;
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string shortened(std::string text) {
  if (text.size() <= kMostBytes) return text;
  std::size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

std::string note_of(const HiddenRun& run) {
  std::string note = "Hidden text, " + std::string(hidden_by_name(run.how));
  if (run.page > 0) note += ", on page " + std::to_string(run.page);
  return note + ": “" + safe_name(shortened(run.text)) + "”";
}

}  // namespace

void add_hidden_notes(const std::vector<HiddenRun>& runs, std::vector<std::string>& notes) {
  if (runs.empty()) return;
  std::uint64_t words = 0;
  for (const auto& run : runs) words += words_in(run.text);
  notes.push_back("It holds hidden text, which is not counted and not compared: " + counted(words, "word", "words") +
                  " in " + counted(runs.size(), "place", "places") + ".");
  const auto shown = std::min(runs.size(), kMostRuns);
  for (std::size_t i = 0; i < shown; ++i) notes.push_back(note_of(runs[i]));
  if (shown < runs.size()) {
    notes.push_back("And hidden text in " + counted(runs.size() - shown, "more place", "more places") + ".");
  }
}

}  // namespace tamga
