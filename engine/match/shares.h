// Shares: how many words of a work fall into which class. Every word counts once, and the shares add up to the work.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/passage.h"

namespace tamga {

// In words of the work. borrowed() + quoted + set_aside + own_earlier + original == words.
struct Shares {
  std::uint32_t words = 0;
  std::uint32_t copied = 0;
  std::uint32_t reworded = 0;
  std::uint32_t summarised = 0;
  std::uint32_t quoted = 0;       // excluded quotations with a citation
  std::uint32_t set_aside = 0;    // laws, set phrases, templates, bibliography, front matter
  std::uint32_t own_earlier = 0;  // the same author's earlier works
  std::uint32_t original = 0;     // all else
  std::uint32_t longest_passage = 0;

  constexpr std::uint32_t borrowed() const { return copied + reworded + summarised; }
  // Words left when quotations, what was set aside and own earlier work are taken out: the second denominator.
  constexpr std::uint32_t words_left() const { return words - quoted - set_aside - own_earlier; }
  bool operator==(const Shares&) const = default;
};

// What one source contributes, in words of the work.
struct SourceShare {
  std::uint32_t in_report = 0;  // words credited to this source alone; these add up to borrowed()
  std::uint32_t in_text = 0;    // all words that it shares with the work
  bool operator==(const SourceShare&) const = default;
};

struct CountedShares {
  Shares shares;
  std::vector<SourceShare> sources;  // one for each of `passages_by_source`, in its order
};

// Counts the words of a work of `words` words. A word held by passages of several sources is credited to the source
// that comes first, and has the most literal class that any of its passages gives it (copied before reworded before
// summarised). Passages lie inside the work. Time O(words + passages).
CountedShares count_shares(std::uint32_t words, std::span<const std::vector<Passage>> passages_by_source);

}  // namespace tamga
