#include "cli/sign_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <string_view>

#include "cli/layout.h"

namespace tamga {
namespace {

constexpr std::size_t kPlacesShown = 5;
constexpr std::uint32_t kPlaceColumns = 30;

std::string_view flag_words(FlagKind kind) {
  switch (kind) {
    case FlagKind::kMixedScript:
      return "with look-alike letters of another script";
    case FlagKind::kInvisible:
      return "with invisible characters inside";
    case FlagKind::kSpacedLetters:
      return "spaced out into letters";
    case FlagKind::kTransliteration:
      return "of Kyrgyz or Russian prose in Latin letters";
  }
  assert(false);
  return "";
}

std::string_view observation_words(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kKeyboardSpelling:
      return "typed without the letters ң ө ү, as on a Russian keyboard";
    case ObservationKind::kLetterVariants:
      return "with other letters in the place of ң ө ү";
    case ObservationKind::kLegalMixedWords:
      return "of a Latin name with a Cyrillic ending";
  }
  assert(false);
  return "";
}

std::string first_places(const std::vector<CodePointRange>& places, const IndexedText& indexed) {
  std::string shown;
  for (std::size_t i = 0; i < std::min(places.size(), kPlacesShown); ++i) {
    const auto begin = indexed.code_points.byte_at_code_point(places[i].begin);
    const auto end = indexed.code_points.byte_at_code_point(places[i].end);
    const auto word = shorten(printable(indexed.text.substr(begin, end - begin)), kPlaceColumns);
    shown += fmt::format("{}\"{}\" at {}", i == 0 ? "" : ", ", word, places[i].begin);
  }
  if (places.size() > kPlacesShown) shown += fmt::format(" and {} more places", grouped(places.size() - kPlacesShown));
  return shown;
}

}  // namespace

std::string describe_flags(std::span<const ReportedFlag> flags, const IndexedText& text, const TextStyle& style) {
  if (flags.empty()) return "  none found\n";
  std::string lines;
  for (const auto& flag : flags) {
    lines += fill(shown_words(fmt::format("{} {} (named from {} in a text of this length): {}.",
                                          counted(flag.words, "word", "words"), flag_words(flag.kind),
                                          grouped(flag.threshold), first_places(flag.places, text))),
                  "  - ", style.width);
  }
  return lines +
         fill(shown_words("Each can have an innocent cause: a person must look at the places."), "  ", style.width);
}

std::string describe_observations(std::span<const ReportedObservation> observations, const IndexedText& text,
                                  const TextStyle& style) {
  std::string lines;
  for (const auto& observation : observations) {
    lines += fill(shown_words(fmt::format("{} {}, which is usual: {}.", counted(observation.words, "word", "words"),
                                          observation_words(observation.kind), first_places(observation.places, text))),
                  "  - ", style.width);
  }
  return lines;
}

}  // namespace tamga
