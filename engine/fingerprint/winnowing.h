// Winnowing: keep a few of a document's k-gram hashes, so that two documents that share a long enough run of words
// always share a kept hash.
//
// Source: Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003; the
// robust variant. With k words a k-gram and w hashes a window:
//   - every shared run of at least w + k - 1 words gives a shared hash, whatever stands around it;
//   - a shared run of fewer than k words gives none, hash collisions aside;
//   - about 2 / (w + 1) of the hashes are kept.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/token.h"

namespace tamga {

// What shapes the fingerprints of a corpus; stored with it.
struct FingerprintSettings {
  std::uint32_t k = 5;       // words in a k-gram
  std::uint32_t window = 4;  // hashes in a window
  // Shortest run of words, t in the paper, that two documents cannot share unnoticed.
  constexpr std::uint32_t guaranteed_run() const { return k + window - 1; }
  bool operator==(const FingerprintSettings&) const = default;
};

// A kept k-gram: its hash, and the index in the document of its first token.
struct Fingerprint {
  std::uint64_t hash = 0;
  std::uint32_t first_token = 0;
  bool operator==(const Fingerprint&) const = default;
};

// The fingerprints of a document in increasing order of `first_token`, without repeats.
//
// `hashes[i]` is the hash of tokens [i, i + k). The least hash of every window is kept: on a tie the one that the
// window before has kept, if it is still inside, else the rightmost. Hence a run of equal hashes keeps one a window and
// not one a position. Fewer than `window` hashes are one short window, so that a short document has a fingerprint too;
// no hashes give no fingerprints. Requires window >= 1. Time O(n) on average, O(n * window) at worst.
std::vector<Fingerprint> winnow(std::span<const std::uint64_t> hashes, std::uint32_t window);

// The two steps in one: winnow(kgram_hashes(tokens, settings.k, exact), settings.window). A document of fewer than k
// words is one short k-gram of them all, so that it can be found by its whole text.
std::vector<Fingerprint> fingerprint(std::span<const Token> tokens, const FingerprintSettings& settings);

}  // namespace tamga
