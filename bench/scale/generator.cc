#include "bench/scale/generator.h"

#include <algorithm>

namespace tamga::bench {
namespace {

constexpr std::uint64_t kCommonplaces = 1'000'000;
constexpr std::uint64_t kVeryCommon = 1'000;
constexpr std::uint64_t kPerMille = 1'000;
constexpr std::uint64_t kOneCopiesIn = 20;
constexpr std::uint64_t kNoDocument = ~0ULL;

std::uint64_t mixed(std::uint64_t number) {  // the finaliser of splitmix64
  number += 0x9E3779B97F4A7C15ULL;
  number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  number = (number ^ (number >> 27U)) * 0x94D049BB133111EBULL;
  return number ^ (number >> 31U);
}

// A value as winnowing would keep it.
std::uint64_t kept_value(std::uint64_t number) {
  const std::uint64_t first = mixed(number);
  const std::uint64_t least = std::min(first, mixed(first));
  return first % 2 == 0 ? least : std::min(least, mixed(least ^ number));
}

// What stands at a place of a document that copies nothing.
std::uint64_t own_hash(const GeneratedCorpus& corpus, std::uint64_t document, std::uint32_t place) {
  const std::uint64_t here = mixed(corpus.seed ^ mixed(document * 4'000'037 + place));
  const std::uint64_t kind = here % kPerMille;
  if (kind == 0) return kept_value(corpus.seed + (here >> 10U) % kVeryCommon);
  if (kind <= 70) return kept_value(corpus.seed + kVeryCommon + (here >> 10U) % kCommonplaces);
  return kept_value(here);
}

struct Copy {
  std::uint64_t source = kNoDocument;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Copy copy_of(const GeneratedCorpus& corpus, std::uint64_t document) {
  const std::uint64_t random = mixed(corpus.seed + mixed(~document));
  if (random % kOneCopiesIn != 0 || document == 0) return {};
  const auto fifth = corpus.per_document / 5;
  const auto size = fifth + static_cast<std::uint32_t>((random >> 8U) % (corpus.per_document / 2 - fifth + 1));
  const auto begin = static_cast<std::uint32_t>((random >> 24U) % (corpus.per_document - size + 1));
  return {(random >> 32U) % document, begin, begin + size};
}

}  // namespace

std::vector<std::uint64_t> generated_hashes(const GeneratedCorpus& corpus, std::uint64_t number) {
  const Copy copy = copy_of(corpus, number);
  std::vector<std::uint64_t> hashes(corpus.per_document);
  for (std::uint32_t place = 0; place < corpus.per_document; ++place) {
    const bool copied = place >= copy.begin && place < copy.end;
    hashes[place] = own_hash(corpus, copied ? copy.source : number, place);
  }
  return hashes;
}

std::vector<std::uint64_t> generated_work(const GeneratedCorpus& corpus, std::uint64_t source, std::uint64_t number) {
  std::vector<std::uint64_t> hashes(corpus.per_document);
  const std::uint32_t copied = corpus.per_document / 5;
  for (std::uint32_t place = 0; place < corpus.per_document; ++place) {
    hashes[place] = own_hash(corpus, place < copied ? source : kNoDocument - 1 - number, place);
  }
  return hashes;
}

}  // namespace tamga::bench
