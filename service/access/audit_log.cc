#include "service/access/audit_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "engine/base/json.h"
#include "service/access/audit_chain.h"
#include "service/access/utc_now.h"

namespace tamga {
namespace {

constexpr std::string_view kChain = "chain";
constexpr std::string_view kPseudonym = "pseudonym";
constexpr std::size_t kTailBytes = std::size_t{64} * 1024;  // many lines

std::unexpected<Error> refused(const std::filesystem::path& path) {
  return fail(ErrorCode::kUnavailable, path.string() + ": " + std::generic_category().message(errno));
}

// The line up to its hash.
std::string body_of(std::uint64_t number, const Caller& caller, const AuditEvent& event, std::string_view subject) {
  auto line = dump_json_line({{"number", number},
                              {"time", utc_now()},
                              {"institution", caller.institution},
                              {"key", caller.key_id},
                              {"role", role_name(caller.role)},
                              {"action", event.action},
                              {"subject", subject},
                              {"status", event.status},
                              {"request", event.request_id}});
  line.pop_back();
  return line;
}

// Follows the chain from the beginning. `last` is what it ends with.
AuditCheck follow(std::istream& log, const AuditKey& key, AuditHead& last) {
  AuditCheck check;
  std::string line;
  const auto bad = [&](std::string reason) {
    check.bad_line = check.lines;
    check.reason = std::move(reason);
    return check;
  };
  while (std::getline(log, line)) {
    ++check.lines;
    if (log.eof()) return bad("the line does not end");
    const auto parts = split_audit_line(line);
    if (!parts) return bad("not a line of an audit log");
    if (parts->number != last.number + 1) return bad("its number is not that of the line before plus one");
    if (parts->hash != keyed_hash(key, kChain, last.hash, parts->body)) return bad("its hash does not fit");
    last = {parts->number, std::string(parts->hash)};
  }
  return check;
}

// The end of a file from the beginning of a line on; whole where it is short.
std::string last_lines(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0));
  const auto wanted = std::min(size, kTailBytes);
  std::string bytes(wanted, '\0');
  file.seekg(static_cast<std::streamoff>(size - wanted));
  file.read(bytes.data(), static_cast<std::streamsize>(wanted));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (wanted < size) bytes.erase(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  return bytes;
}

// The last line, held against the one before: the rest is for `tamga audit verify`, since a service that read years of
// it at every start would keep everybody waiting. Nothing: it does not fit.
std::optional<AuditHead> last_line(const std::filesystem::path& path, const AuditKey& key) {
  const auto bytes = last_lines(path);
  if (bytes.empty()) return AuditHead{};
  if (bytes.back() != '\n') return std::nullopt;
  const auto whole = std::string_view(bytes).substr(0, bytes.size() - 1);
  const auto begin = whole.rfind('\n') + 1;  // 0 where there is none
  AuditHead before;
  if (begin > 0) {
    const auto lines = whole.substr(0, begin - 1);
    const auto parts = split_audit_line(lines.substr(lines.rfind('\n') + 1));
    if (!parts) return std::nullopt;
    before = {parts->number, std::string(parts->hash)};
  }
  std::istringstream last(std::string(whole.substr(begin)) + "\n");
  return follow(last, key, before).bad_line ? std::nullopt : std::optional(before);
}

}  // namespace

AuditLog::AuditLog(std::filesystem::path path, Descriptor log, Descriptor head, const AuditKey& key)
    : path_(std::move(path)), key_(key), log_(std::move(log)), head_(std::move(head)), hash_(kFirstAuditHash) {}

AuditLog::AuditLog(AuditLog&& other) noexcept
    : path_(std::move(other.path_)),
      key_(other.key_),
      log_(std::move(other.log_)),
      head_(std::move(other.head_)),
      number_(other.number_),
      hash_(std::move(other.hash_)) {}

Result<AuditLog> AuditLog::open(const std::filesystem::path& path) {
  const auto key = audit_key(path, true);
  if (!key) return std::unexpected(key.error());
  const auto head = read_audit_head(path);
  if (!head) return std::unexpected(head.error());
  Descriptor log(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  const auto head_path = audit_head_path(path);
  Descriptor head_file(::open(head_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (log.number() < 0) return refused(path);
  if (head_file.number() < 0) return refused(head_path);
  if (::flock(log.number(), LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::kUnavailable, path.string() + ": another service writes this audit log");
  }
  // The end of the log: the line the head names, or, after a crash between the two writes, the one behind it.
  const auto last = last_line(path, *key);
  if (!last || last->number < head->number || last->number > head->number + 1) {
    return fail(ErrorCode::kCorrupt,
                path.string() + ": the end of the audit log does not fit; see `tamga audit verify`");
  }
  AuditLog opened(path, std::move(log), std::move(head_file), *key);
  opened.number_ = last->number;
  opened.hash_ = last->hash;
  if (const auto written = opened.write_head(); !written) return std::unexpected(written.error());
  return opened;
}

Status AuditLog::write_head() {
  const auto text = render_audit_head({number_, hash_});
  const auto written = ::pwrite(head_.number(), text.data(), text.size(), 0);
  if (written != static_cast<ssize_t>(text.size())) return refused(audit_head_path(path_));
  return {};
}

Status AuditLog::append(const Caller& caller, const AuditEvent& event) {
  const auto subject = event.subject.empty() ? std::string() : pseudonym(caller.institution, event.subject);
  const std::lock_guard lock(mutex_);
  const auto body = body_of(number_ + 1, caller, event, subject);
  const auto hash = keyed_hash(key_, kChain, hash_, body);
  const auto line = join_audit_line(body, hash) + "\n";
  const auto written = ::write(log_.number(), line.data(), line.size());
  if (written != static_cast<ssize_t>(line.size())) {
    // A part of a line would break the chain for all that follow.
    const auto size = ::lseek(log_.number(), 0, SEEK_END);
    if (written > 0 && size >= written) static_cast<void>(!::ftruncate(log_.number(), size - written));
    return refused(path_);
  }
  ++number_;
  hash_ = hash;
  return write_head();
}

Status AuditLog::flush() {
  const std::lock_guard lock(mutex_);
  if (::fdatasync(log_.number()) != 0 || ::fdatasync(head_.number()) != 0) return refused(path_);
  return {};
}

Status AuditLog::hold_still(const std::function<Status()>& copy) {
  const std::lock_guard lock(mutex_);
  return copy();
}

std::string AuditLog::pseudonym(std::string_view institution, std::string_view id) const {
  return keyed_hash(key_, kPseudonym, institution, id).substr(0, 32);
}

Result<AuditCheck> verify_audit_log(const std::filesystem::path& path) {
  const auto key = audit_key(path, false);
  if (!key) return std::unexpected(key.error());
  const auto head = read_audit_head(path);
  if (!head) return std::unexpected(head.error());
  std::ifstream log(path, std::ios::binary);
  if (!log) return fail(ErrorCode::kNotFound, path.string() + ": there is no audit log");
  AuditHead last;
  auto check = follow(log, *key, last);
  if (!check.bad_line && (last.number < head->number || (last.number == head->number && last.hash != head->hash))) {
    check.bad_line = check.lines + 1;
    check.reason = "lines at the end are missing: the last one was number " + std::to_string(head->number);
  }
  return check;
}

Result<std::string> audit_pseudonym(const std::filesystem::path& path, std::string_view institution,
                                    std::string_view id) {
  const auto key = audit_key(path, false);
  if (!key) return std::unexpected(key.error());
  return keyed_hash(*key, kPseudonym, institution, id).substr(0, 32);
}

}  // namespace tamga
