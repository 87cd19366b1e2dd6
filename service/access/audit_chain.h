// How lines of the audit log hang together. Shared by who writes and who verifies.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/access/audit_log.h"

namespace tamga {

inline constexpr std::string_view kFirstAuditHash = "0000000000000000000000000000000000000000000000000000000000000000";

// Keyed BLAKE2b-256 as hexadecimal digits.
std::string keyed_hash(const AuditKey& key, std::string_view purpose, std::string_view first, std::string_view second);

// The key beside the log; made where it is absent and `make` is true.
Result<AuditKey> audit_key(const std::filesystem::path& log, bool make);

// A line whose last member is its hash, cut in front of that member; nothing for a line that has not this form.
struct AuditLine {
  std::string_view body;  // {"number":7,...,"request":"..."
  std::string_view hash;
  std::uint64_t number = 0;
};
std::optional<AuditLine> split_audit_line(std::string_view line);
std::string join_audit_line(std::string_view body, std::string_view hash);

// The head: number and hash of the last line.
struct AuditHead {
  std::uint64_t number = 0;
  std::string hash{kFirstAuditHash};
};
std::filesystem::path audit_head_path(const std::filesystem::path& log);
std::string render_audit_head(const AuditHead& head);                 // always of the same length
Result<AuditHead> read_audit_head(const std::filesystem::path& log);  // the first one where there is no file

}  // namespace tamga
