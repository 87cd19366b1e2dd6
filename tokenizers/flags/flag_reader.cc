#include "tokenizers/flags/flag_reader.h"

#include <algorithm>
#include <utility>

#include "tokenizers/flags/spaced_letters.h"
#include "tokenizers/flags/transliteration.h"

namespace tamga {
namespace {

constexpr std::uint64_t kLeastFlagged = 10;

// Places and the number of words that they hold together.
struct Places {
  std::uint32_t words = 0;
  std::vector<ByteRange> ranges;
};

Places words_at(std::vector<ByteRange> ranges) {
  const auto words = static_cast<std::uint32_t>(ranges.size());
  return {words, std::move(ranges)};
}

template <class Runs>
Places runs_at(const Runs& runs) {
  Places places;
  for (const auto& run : runs) {
    places.words += run.words;
    places.ranges.push_back(run.range);
  }
  return places;
}

}  // namespace

std::uint32_t flag_threshold(std::uint64_t words) {
  return static_cast<std::uint32_t>(std::max(kLeastFlagged, (words + 499) / 500));
}

void FlagReader::read(std::string_view text, const TokenizedText& tokens, TextSigns& signs) const {
  const auto threshold = flag_threshold(tokens.tokens.size());
  const auto flag = [&](FlagKind kind, Places places) {
    if (places.words >= threshold) signs.flags.push_back({kind, places.words, threshold, std::move(places.ranges)});
  };
  const auto observe = [&](ObservationKind kind, Places places) {
    if (places.words > 0) signs.observations.push_back({kind, places.words, std::move(places.ranges)});
  };
  auto words = words_.read(text, tokens);
  flag(FlagKind::kMixedScript, words_at(std::move(words.mixed_script)));
  flag(FlagKind::kInvisible, words_at(std::move(words.invisible)));
  flag(FlagKind::kSpacedLetters, runs_at(find_spaced_letters(text, tokens.tokens)));
  flag(FlagKind::kTransliteration, runs_at(find_transliterations(text, tokens, signs.marks)));
  observe(ObservationKind::kKeyboardSpelling, words_at(std::move(words.keyboard)));
  observe(ObservationKind::kLetterVariants, words_at(std::move(words.variants)));
  observe(ObservationKind::kLegalMixedWords, words_at(std::move(words.legal_mixed)));
}

}  // namespace tamga
