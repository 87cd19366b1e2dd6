// What the Kyrgyz stemmer knows by heart, on the folded alphabet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tamga::data {

// The places of endings, in the order in which they are taken off.
enum class KyrgyzSlot : std::uint8_t {
  kQuestion,    // the question particle
  kFinite,      // finite and converb endings: past, present, conditional, optative
  kPerson,      // personal endings of the predicate
  kCase,        // case, also after a possessive
  kPossessive,  // possessive
  kPlural,      // plural
  kParticiple,  // participles and verbal nouns
  kDerivation,  // nouns and adjectives of nouns
  kNegation,    // negation
  kVoice,       // passive, reflexive, cooperative, causative
};

inline constexpr std::size_t kKyrgyzSlots = static_cast<std::size_t>(KyrgyzSlot::kVoice) + 1;

struct KyrgyzEnding {
  std::u32string_view letters;
  std::uint8_t shortest_stem;  // letters that must be left
};

// The longest first.
std::span<const KyrgyzEnding> kyrgyz_endings(KyrgyzSlot slot);

// Irregular forms: a stem with a colon, then its forms, then the next stem; spaces between.
std::string_view kyrgyz_irregular_forms();

// Words whose end only looks like an ending («облус», «тарыхый»); spaces between.
std::string_view kyrgyz_whole_words();

}  // namespace tamga::data
