#include "engine/index/erasure_ledger.h"

#include <set>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/hmac.h"
#include "engine/index/byte_codec.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

Result<std::string> new_ledger_key() {
  return random_bytes(kLedgerKeyBytes);
}

std::string ledger_pseudonym(std::string_view key, std::string_view institution, std::string_view id) {
  std::string message = big_endian32(static_cast<std::uint32_t>(institution.size()));
  message.append(institution).append(id);
  return lower_hex(hmac_sha256(key, message));
}

Result<std::uint64_t> replay_erasures(FingerprintStore& store, std::span<const Erasure> ledger) {
  const auto stats = store.stats();
  if (!stats) return std::unexpected(stats.error());
  std::set<DocumentId> documents;
  std::set<std::string, std::less<>> pseudonyms;
  for (const Erasure& erasure : ledger) {
    if (erasure.sequence <= stats->sequence) continue;  // the copy knows of it
    documents.insert(erasure.document);
    pseudonyms.insert(erasure.pseudonym);
  }
  std::vector<std::pair<std::string, std::string>> erased;
  const auto visited = store.for_each([&](const StoredDocument& stored) {
    const auto& institution = stored.record.institution;
    const auto& id = stored.record.id;
    if (documents.contains(stored.document) || pseudonyms.contains(store.pseudonym(institution, id))) {
      erased.emplace_back(institution, id);
    }
    return true;
  });
  if (!visited) return std::unexpected(visited.error());
  for (const auto& [institution, id] : erased) {
    if (const auto done = store.erase(institution, id); !done) return std::unexpected(done.error());
  }
  return erased.size();
}

}  // namespace tamga
