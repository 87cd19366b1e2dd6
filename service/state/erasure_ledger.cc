#include "service/state/erasure_ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
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
constexpr std::size_t kLineBytes = 66;  // "p " and 64 digits, without the end of the line

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

std::vector<std::string> whole_lines(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (auto end = bytes.find('\n'); end != std::string::npos; end = bytes.find('\n', begin)) {
    if (end - begin == kLineBytes) lines.push_back(bytes.substr(begin, kLineBytes));
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
  for (auto& line : whole_lines(bytes)) ledger->lines_.insert(std::move(line));
  if (!bytes.empty() && bytes.back() != '\n') {  // the next line must not run into a torn one
    if (auto ended = append(ledger->file_, "\n"); !ended) return std::unexpected(ended.error());
  }
  return ledger;
}

std::string ErasureLedger::line(Erased kind, std::string_view institution, std::string_view id) const {
  const auto named = named_key(static_cast<char>(kind), {institution, id});
  return std::string(1, static_cast<char>(kind)) + ' ' + lower_hex(hmac_sha256(key_, named));
}

Status ErasureLedger::remember(Erased kind, std::string_view institution, std::string_view id) {
  const std::scoped_lock lock(mutex_);
  auto text = line(kind, institution, id);
  if (lines_.contains(text)) return {};
  if (auto written = append(file_, text + '\n'); !written) return written;
  lines_.insert(std::move(text));
  return {};
}

bool ErasureLedger::holds(Erased kind, std::string_view institution, std::string_view id) const {
  const auto text = line(kind, institution, id);
  const std::scoped_lock lock(mutex_);
  return lines_.contains(text);
}

bool ErasureLedger::empty() const {
  const std::scoped_lock lock(mutex_);
  return lines_.empty();
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
