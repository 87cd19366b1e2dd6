// The audit log: who did what to which document, append-only, each line chained to the one before, so that a line that
// was changed, taken out or put in later is found.
//
// A line: {"number":7,"time":"...","institution":"osh","key":"...","role":"teacher","action":"report.read",
// "subject":"...","status":200,"request":"...","hash":"..."}. "subject" is a pseudonym: a keyed hash of the institution
// and the id, the same for the same id, and nobody's name without the key. "hash" is BLAKE2b-256, keyed, over the hash
// of the line before and the line itself up to its hash. The key lies beside the log, in a file only the service can
// read; whoever may write the log and has not the key cannot make a line that fits. "audit.log.head" holds number and
// hash of the last line, so that a log cut off at its end is found too.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"
#include "service/access/caller.h"

namespace tamga {

using AuditKey = std::array<unsigned char, 32>;

struct AuditEvent {
  std::string_view action;   // "report.read"
  std::string_view subject;  // id that it was done to, in the institution of the caller; may be empty
  int status = 0;            // of the answer
  std::string_view request_id;
};

struct AuditCheck {
  std::uint64_t lines = 0;
  std::optional<std::uint64_t> bad_line;  // the first that does not fit, from 1
  std::string reason;                     // in a few words
};

// Any method may be called from several threads at once.
class AuditLog {
 public:
  // Opens the log at `path` for appending; log and key are made where they are absent. kCorrupt where the end of the
  // log does not fit its head: somebody should look at it with `tamga audit verify`; kUnavailable where another process
  // has it open. Directories must exist. Cost: the last lines, however long the log is.
  static Result<AuditLog> open(const std::filesystem::path& path);

  AuditLog(AuditLog&& other) noexcept;
  AuditLog& operator=(AuditLog&&) = delete;
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;
  ~AuditLog() = default;

  // A line survives the end of the process at once, and a power failure after flush().
  Status append(const Caller& caller, const AuditEvent& event);
  Status flush();
  // Calls `copy` while no line is written, so that the files of the log that it copies fit together.
  Status hold_still(const std::function<Status()>& copy);

  // What stands in the log for this id.
  std::string pseudonym(std::string_view institution, std::string_view id) const;

 private:
  AuditLog(std::filesystem::path path, Descriptor log, Descriptor head, const AuditKey& key);
  Status write_head();

  std::filesystem::path path_;
  AuditKey key_{};
  std::mutex mutex_;
  Descriptor log_, head_;     // guarded by mutex_, as is what follows
  std::uint64_t number_ = 0;  // of the last line
  std::string hash_;          // of the last line
};

// Reads the whole log again. kNotFound where there is none or its key is missing.
Result<AuditCheck> verify_audit_log(const std::filesystem::path& path);

// What stands in the log at `path` for an id.
Result<std::string> audit_pseudonym(const std::filesystem::path& path, std::string_view institution,
                                    std::string_view id);

}  // namespace tamga
