#include "corpora/scan/scan_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/system_reason.h"
#include "engine/report/html/report_page.h"
#include "engine/report/report_json.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlan = "scan.json";
constexpr const char* kLines = "works.jsonl";
constexpr std::int64_t kBetweenSyncsMs = 1000;

std::unexpected<Error> system_failure(const fs::path& path, int cause) {
  const auto code =
      cause == EACCES || cause == EPERM || cause == EROFS ? ErrorCode::kPermissionDenied : ErrorCode::kUnavailable;
  return fail(code, path.string() + ": cannot be written: " + system_reason(cause));
}

Status write_all(int descriptor, const fs::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// Letters, digits and "-": a name that no file system or shell takes amiss. "000123" for number 122.
std::string file_stem(std::size_t number) {
  auto digits = std::to_string(number + 1);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return "reports/" + digits;
}

}  // namespace

Result<ScanFolder> ScanFolder::open(const fs::path& path) {
  std::error_code cause;
  fs::create_directories(path, cause);
  if (cause) return system_failure(path, cause.value());
  ScanFolder folder(path);
  folder.lock_ = Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.lock_.number() < 0) return system_failure(path, errno);
  if (::flock(folder.lock_.number(), LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::kUnavailable, path.string() + ": another scan writes its results there");
  }
  if (fs::exists(path / kPlan, cause)) {
    if (auto read = folder.read_plan(); !read) return std::unexpected(std::move(read.error()));
    return folder;
  }
  // A start that was stopped before it wrote its plan has left nothing but the beginning of one.
  for (const auto& entry : fs::directory_iterator(path, cause)) {
    if (entry.path().filename() == std::string(kPlan) + ".new") continue;
    return fail(ErrorCode::kInvalidArgument, path.string() + ": the folder holds other files; name one that is empty");
  }
  return folder;
}

Status ScanFolder::read_plan() {
  plan_ = read_all(path_ / kPlan);
  const auto json = parse_json(plan_, (path_ / kPlan).string());
  if (!json) return std::unexpected(json.error());
  if (json->is_object() && json->contains("snapshot") && (*json)["snapshot"].is_number_unsigned()) {
    snapshot_ = (*json)["snapshot"].get<std::uint64_t>();
  }
  return {};
}

Status ScanFolder::begin(const Json& plan) {
  const std::string text = dump_json(plan) + "\n";
  if (!plan_.empty() && plan_ != text) {
    return fail(ErrorCode::kInvalidArgument, path_.string() +
                                                 ": holds the results of another scan (other files, options, corpus "
                                                 "or version); name another folder, or remove this one");
  }
  std::error_code cause;
  fs::create_directories(path_ / "reports", cause);
  if (cause) return system_failure(path_ / "reports", cause.value());
  if (plan_.empty()) return write(kPlan, text);
  return {};
}

bool ScanFolder::is_whole(const LineReport& report) const {
  std::error_code cause;
  const auto size = fs::file_size(path_ / report.html, cause);
  return !cause && size > 0 && sha256_hex(read_all(path_ / report.json)) == report.sha256;
}

Result<std::vector<ScanLine>> ScanFolder::done(std::span<const ScannedWork> works) {
  const std::string text = read_all(path_ / kLines);
  std::vector<ScanLine> lines;
  std::size_t sound = 0;
  while (lines.size() < works.size()) {
    const auto end = text.find('\n', sound);
    if (end == std::string::npos) break;
    auto line = parse_scan_line(std::string_view(text).substr(sound, end - sound));
    const ScannedWork& work = works[lines.size()];
    if (!line || line->file != work.id || line->sha256 != work.sha256) break;
    if (line->report && !is_whole(*line->report)) break;
    lines.push_back(*std::move(line));
    sound = end + 1;
  }
  const auto path = path_ / kLines;
  lines_ = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  if (lines_.number() < 0) return system_failure(path, errno);
  if (::ftruncate(lines_.number(), static_cast<off_t>(sound)) != 0 || ::lseek(lines_.number(), 0, SEEK_END) < 0) {
    return system_failure(path, errno);
  }
  return lines;
}

Result<LineReport> ScanFolder::write_report(const Report& report, std::size_t number, UiLanguage language) const {
  LineReport files{file_stem(number) + ".json", file_stem(number) + ".html", {}};
  const std::string json = render_json(report);
  files.sha256 = sha256_hex(json);
  if (auto written = write(files.json, json); !written) return std::unexpected(std::move(written.error()));
  HtmlView view;
  view.language = language;
  if (auto written = write(files.html, render_html(report, view)); !written) {
    return std::unexpected(std::move(written.error()));
  }
  return files;
}

Status ScanFolder::append(const ScanLine& line) {
  if (auto written = write_all(lines_.number(), path_ / kLines, render(line) + "\n"); !written) return written;
  if (const auto now = now_ms(); now - synced_at_ >= kBetweenSyncsMs) {
    synced_at_ = now;
    if (::fdatasync(lines_.number()) != 0) return system_failure(path_ / kLines, errno);
  }
  return {};
}

Status ScanFolder::write(const std::string& name, std::string_view bytes) const {
  const auto path = path_ / name;
  const auto beside = path_ / (name + ".new");
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.number() < 0) return system_failure(path, errno);
    if (auto written = write_all(file.number(), path, bytes); !written) {
      ::unlink(beside.c_str());
      return written;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return system_failure(path, errno);
  return {};
}

Status ScanFolder::finish() {
  if (::fdatasync(lines_.number()) != 0) return system_failure(path_ / kLines, errno);
  if (::syncfs(lock_.number()) != 0) return system_failure(path_, errno);
  return {};
}

}  // namespace tamga
