// Documents at the level of fingerprints, at any scale: what an index of a country's works looks like, without the
// texts.
//
// Each has the same number of fingerprints, one a few words on from the other. Nearly all are its own; 7 % come from a
// million commonplaces, 0.1 % from a thousand very common ones (title pages, forms). Every twentieth document copies a
// stretch of a fifth to a half of its fingerprints from another one. As winnowing keeps small hashes, the values are
// the least of two or three random ones. A pure function of seed, document and place.
#pragma once

#include <cstdint>
#include <vector>

namespace tamga::bench {

struct GeneratedCorpus {
  std::uint64_t seed = 1;
  std::uint64_t documents = 1;
  std::uint32_t per_document = 2000;  // fingerprints
};

// Hashes of document `number`, below `corpus.documents`, in the order of its words.
std::vector<std::uint64_t> generated_hashes(const GeneratedCorpus& corpus, std::uint64_t number);

// Hashes of a work that is in no corpus and takes a fifth of its fingerprints, in one stretch, from document `source`.
std::vector<std::uint64_t> generated_work(const GeneratedCorpus& corpus, std::uint64_t source, std::uint64_t number);

}  // namespace tamga::bench
