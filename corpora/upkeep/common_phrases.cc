#include "corpora/upkeep/common_phrases.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/fingerprint/winnowing.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

constexpr unsigned kCounterBits = 26;  // 2^26 counters of two bytes

std::size_t counter_of(std::uint64_t hash) {
  return static_cast<std::size_t>(hash >> (64U - kCounterBits));
}

using VisitHashes = std::function<void(std::span<const std::uint64_t>)>;

// Hands over the different k-gram hashes of each current document.
Status for_each_document(const Corpus& corpus, const VisitHashes& visit) {
  const auto tokenizer = make_standard_tokenizer();
  const auto& settings = corpus.store().settings().fingerprints;
  Status failed;
  const auto listed = corpus.list([&](const StoredDocument& document) {
    const auto text = corpus.store().text(document.document);
    if (!text) {
      if (text.error().code == ErrorCode::kNotFound) return true;  // removed meanwhile
      failed = std::unexpected(text.error());
      return false;
    }
    const auto read = tokenizer->tokenize(text->text);
    if (!read) {
      failed = std::unexpected(read.error());
      return false;
    }
    std::vector<std::uint64_t> hashes;
    for (const Fingerprint& each : fingerprint(read->tokens, settings)) hashes.push_back(each.hash);
    std::ranges::sort(hashes);
    hashes.erase(std::ranges::unique(hashes).begin(), hashes.end());
    visit(hashes);
    return true;
  });
  return listed ? failed : listed;
}

}  // namespace

Result<StopSet> common_phrases(const Corpus& corpus, std::uint32_t most_documents) {
  constexpr std::uint32_t kFull = std::numeric_limits<std::uint16_t>::max();
  std::vector<std::uint16_t> at_most(std::size_t{1} << kCounterBits);
  const auto estimated = for_each_document(corpus, [&](std::span<const std::uint64_t> hashes) {
    for (const auto hash : hashes) {
      auto& counter = at_most[counter_of(hash)];
      if (counter < kFull) ++counter;
    }
  });
  if (!estimated) return std::unexpected(estimated.error());

  const std::uint32_t threshold = std::min(most_documents, kFull - 1);
  std::unordered_map<std::uint64_t, std::uint32_t> documents;
  const auto counted = for_each_document(corpus, [&](std::span<const std::uint64_t> hashes) {
    for (const auto hash : hashes) {
      if (at_most[counter_of(hash)] > threshold) ++documents[hash];
    }
  });
  if (!counted) return std::unexpected(counted.error());

  StopSet stop_set;
  for (const auto& [hash, count] : documents) {
    if (count > most_documents) stop_set.hashes.push_back(hash);
  }
  std::ranges::sort(stop_set.hashes);
  return stop_set;
}

}  // namespace tamga
