#include "service/state/erasure_ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/base/descriptor.h"
#include "engine/base/hmac.h"
#include "service/state/keys.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kNameBytes = 66;  // "p " and 64 digits
constexpr Milliseconds kForEver = std::numeric_limits<Milliseconds>::max();

std::unexpected<Error> cannot(const fs::path& file, const char* what) {
  return fail(ErrorCode::kUnavailable,
              file.string() + ": cannot " + what + ": " + std::generic_category().message(errno));
}

// Adds `bytes` to a file that its owner alone can read, on the disk when it returns.
Status append(const fs::path& file, std::string_view bytes) {
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
  if (descriptor.number() < 0) return cannot(file, "open");
  while (!bytes.empty()) {
    const auto written = ::write(descriptor.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot(file, "write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor.number()) != 0) return cannot(file, "flush");
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) return cannot(file, "flush the folder of");
  return {};
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The time of a line; nothing: it is not a line of a ledger.
std::optional<Milliseconds> time_of(std::string_view line) {
  if (line.size() == kNameBytes) return kForEver;
  if (line.size() < kNameBytes + 2 || line[kNameBytes] != ' ') return std::nullopt;
  const auto digits = line.substr(kNameBytes + 1);
  Milliseconds time = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), time);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return time;
}

std::vector<std::string> whole_lines(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (auto end = bytes.find('\n'); end != std::string::npos; end = bytes.find('\n', begin)) {
    auto line = bytes.substr(begin, end - begin);
    if (time_of(line)) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

Result<std::string> key_in(const fs::path& file) {
  std::string key = read_file(file);
  if (key.size() == kKeyBytes) return key;
  if (!key.empty()) return fail(ErrorCode::kCorrupt, file.string() + ": not a key of the erasure ledger");
  auto made = random_bytes(kKeyBytes);
  if (!made) return made;
  if (auto written = append(file, *made); !written) return std::unexpected(written.error());
  return made;
}

}  // namespace

Result<std::unique_ptr<ErasureLedger>> ErasureLedger::open(const fs::path& directory) {
  std::unique_ptr<ErasureLedger> ledger(new ErasureLedger);
  ledger->file_ = directory / kLedgerFile;
  auto key = key_in(directory / kLedgerKeyFile);
  if (!key) return std::unexpected(key.error());
  ledger->key_ = *std::move(key);
  const std::string bytes = read_file(ledger->file_);
  for (const auto& line : whole_lines(bytes)) {
    auto& time = ledger->erased_[line.substr(0, kNameBytes)];
    time = std::max(time, time_of(line).value_or(0));
  }
  if (!bytes.empty() && bytes.back() != '\n') {  // the next line must not run into a torn one
    if (auto ended = append(ledger->file_, "\n"); !ended) return std::unexpected(ended.error());
  }
  return ledger;
}

std::string ErasureLedger::name(Erased kind, std::string_view institution, std::string_view id) const {
  const auto named = named_key(static_cast<char>(kind), {institution, id});
  return std::string(1, static_cast<char>(kind)) + ' ' + lower_hex(hmac_sha256(key_, named));
}

Status ErasureLedger::remember(Erased kind, std::string_view institution, std::string_view id) {
  const std::scoped_lock lock(mutex_);
  const auto text = name(kind, institution, id);
  if (kind == Erased::kWork && erased_.contains(text)) return {};
  const Milliseconds now = now_ms();
  if (auto written = append(file_, text + ' ' + std::to_string(now) + '\n'); !written) return written;
  auto& time = erased_[text];
  time = std::max(time, now);
  return {};
}

std::optional<Milliseconds> ErasureLedger::erased_at(Erased kind, std::string_view institution,
                                                     std::string_view id) const {
  const auto text = name(kind, institution, id);
  const std::scoped_lock lock(mutex_);
  const auto found = erased_.find(text);
  return found == erased_.end() ? std::nullopt : std::optional(found->second);
}

bool ErasureLedger::empty() const {
  const std::scoped_lock lock(mutex_);
  return erased_.empty();
}

Status merge_ledger(const fs::path& from, const fs::path& into) {
  const auto known = whole_lines(read_file(into));
  const std::set<std::string> held(known.begin(), known.end());
  std::string more;
  for (const auto& line : whole_lines(read_file(from))) {
    if (!held.contains(line)) more += line + '\n';
  }
  return more.empty() ? Status{} : append(into, more);
}

}  // namespace tamga
