// Any words in any boxes as the pages of a PDF document: lines keep all words in their order, and every page has its
// lines judged. Areas painted anywhere are seen, or not, without trouble.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "corpora/pdf/painted.h"
#include "corpora/pdf/pdf_layout.h"
#include "tests/fuzz/sound_text.h"

namespace tamga {
namespace {

using Bytes = std::span<const std::uint8_t>;
constexpr std::size_t kWordBytes = 6;

std::string letters(std::uint8_t choice) {
  constexpr std::string_view kWords[] = {"-", "1.", "б)", "•", "Page", "7", "көл", "of", "\xF0\x9F\x98\x80", "12"};
  return std::string(kWords[choice % std::size(kWords)]);
}

PageWord word_of(Bytes bytes) {
  PageWord word{.text = letters(bytes[5])};
  constexpr std::array kScales = {3.0, 1e7, 1e300, std::numeric_limits<double>::quiet_NaN()};
  const double scale = kScales[bytes[4] % kScales.size()];  // on a page, beyond it, nowhere
  word.left = (bytes[0] - 20) * scale;
  word.top = (bytes[1] - 20) * scale;
  word.right = word.left + bytes[2] / 4.0;
  word.bottom = word.top + bytes[3] / 8.0;
  return word;
}

void require_all_words(const std::vector<PageWord>& words, const std::vector<PageLine>& lines) {
  std::string given;
  std::string kept;
  for (const auto& word : words) given += (given.empty() ? "" : " ") + word.text;
  for (const auto& line : lines) kept += (kept.empty() ? "" : " ") + line.text;
  require(given == kept, "lines keep all words in their order");
  require(lines.empty() || lines.front().begins_paragraph, "the first line begins a paragraph");
}

void paint(const std::vector<PageWord>& words) {
  PaintedPage page;
  for (const auto& word : words) {
    const auto before = page.now();
    page.paint({word.left, word.top, word.right, word.bottom},
               word.text.size() % 2 == 0 ? PaintKind::kSolid : PaintKind::kPicture, kWhite);
    require(!page.is_covered(word.left, word.top, page.now()), "nothing was painted since now");
    require(page.now() >= before, "areas are only added");
    static_cast<void>(page.ground(word.left, word.top));
    static_cast<void>(page.has_picture(word.right, word.bottom));
  }
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tamga;
  std::vector<std::vector<PageLine>> pages;
  std::vector<PageWord> words;
  for (Bytes rest(data, size); rest.size() >= kWordBytes; rest = rest.subspan(kWordBytes)) {
    words.push_back(word_of(rest.first(kWordBytes)));
    if (rest[4] < 128) continue;  // else the page ends here
    pages.push_back(find_lines(words));
    require_all_words(words, pages.back());
    paint(words);
    words.clear();
  }
  const auto running = find_running_lines(pages);
  require(running.size() == pages.size(), "every page is judged");
  for (std::size_t i = 0; i < pages.size(); ++i) require(running[i].size() == pages[i].size(), "every line is judged");
  return 0;
}
