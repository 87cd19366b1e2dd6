// Who and what was erased, for ever, so that an older copy of the state can be put back without bringing anybody back.
// It names nobody: a line is a keyed hash, and the key stays beside the state and in its copies.
//
//   erased.key   32 random bytes
//   erased.log   lines "p HASH TIME" for a person, "w HASH TIME" for a work and "d HASH TIME" for a document that was
//                put by its id; HASH 64 hexadecimal digits: HMAC-SHA-256 over the institution and the id, each behind
//                its length in four bytes, big-endian; TIME milliseconds since 1970. What came later under the same id
//                is not meant; a line without a time means all that ever comes
//
// Both lie in the directory of the state, outside its database, and are only ever added to.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/state/clock.h"

namespace tamga {

enum class Erased : char { kPerson = 'p', kWork = 'w', kDocument = 'd' };

inline constexpr const char* kLedgerFile = "erased.log";
inline constexpr const char* kLedgerKeyFile = "erased.key";

// Any method may be called from several threads at once.
class ErasureLedger {
 public:
  // Makes both files where there are none. A last line that was not written whole is dropped.
  static Result<std::unique_ptr<ErasureLedger>> open(const std::filesystem::path& directory);

  // On the disk when it returns. To be called before anything is taken away. Ids of works never come again, so one is
  // kept once; of the others the latest time counts.
  Status remember(Erased kind, std::string_view institution, std::string_view id);
  // What was there by then is erased; nothing: it never was.
  std::optional<Milliseconds> erased_at(Erased kind, std::string_view institution, std::string_view id) const;
  bool empty() const;

 private:
  ErasureLedger() = default;
  std::string name(Erased kind, std::string_view institution, std::string_view id) const;

  std::filesystem::path file_;
  std::string key_;
  mutable std::mutex mutex_;
  std::map<std::string, Milliseconds> erased_;  // by kind and hash; guarded by mutex_
};

// Adds the lines of one ledger file to another one, durably. An absent file has none.
Status merge_ledger(const std::filesystem::path& from, const std::filesystem::path& into);

}  // namespace tamga
