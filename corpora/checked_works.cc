#include "corpora/checked_works.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/base/descriptor.h"
#include "engine/base/hash.h"
#include "engine/base/json.h"
#include "engine/base/system_reason.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> not_written(const fs::path& path) {
  const std::error_code cause(errno, std::generic_category());
  const bool refused = cause == std::errc::permission_denied || cause == std::errc::read_only_file_system;
  return fail(refused ? ErrorCode::kPermissionDenied : ErrorCode::kUnavailable,
              path.string() + ": cannot be written: " + system_reason(cause));
}

Result<Descriptor> opened(const fs::path& path, int flags) {
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC, 0644));
  if (file.number() < 0) return not_written(path);
  return file;
}

// Keeps other writers out until it is closed.
Result<Descriptor> locked(const fs::path& directory) {
  std::error_code failed;
  fs::create_directories(directory, failed);
  errno = failed.value();
  if (failed) return not_written(directory);
  auto lock = opened(directory / "lock", O_RDWR | O_CREAT);
  if (!lock) return lock;
  while (::flock(lock->number(), LOCK_EX) != 0) {
    if (errno != EINTR) return not_written(directory / "lock");
  }
  return lock;
}

Status write_and_flush(const Descriptor& file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return not_written(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.number()) != 0) return not_written(path);
  return {};
}

Status flush_directory(const fs::path& directory) {
  const auto handle = opened(directory, O_RDONLY | O_DIRECTORY);
  if (!handle) return std::unexpected(handle.error());
  if (::fsync(handle->number()) != 0) return not_written(directory);
  return {};
}

Result<std::string> bytes_of(const fs::path& path) {
  std::error_code failed;
  if (!fs::exists(path, failed)) {
    if (failed) return fail(ErrorCode::kUnavailable, path.string() + ": cannot be read: " + failed.message());
    return std::string();
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return fail(ErrorCode::kUnavailable, path.string() + ": cannot be read");
  return bytes;
}

std::string line_of(const CheckedWork& one) {
  const Json json = {{"work", one.work}, {"sha256", one.sha256}, {"words", one.words}, {"borrowed", one.borrowed}};
  return dump_json_line(json) + "\n";
}

Result<CheckedWork> read_line(std::string_view line, const std::string& name) {
  const auto json = parse_json(line, name);
  if (!json) return std::unexpected(json.error());
  const auto is_count = [&](const char* member) {
    const Json value = json->value(member, Json());
    return value.is_number_unsigned() && value.get<std::uint64_t>() <= UINT32_MAX;
  };
  if (!json->is_object() || !json->value("work", Json()).is_string() || !json->value("sha256", Json()).is_string() ||
      !is_count("words") || !is_count("borrowed") || json->at("borrowed") > json->at("words")) {
    return fail(ErrorCode::kCorrupt, name + ": not a checked work");
  }
  return CheckedWork{json->at("work").get<std::string>(), json->at("sha256").get<std::string>(),
                     json->at("words").get<std::uint32_t>(), json->at("borrowed").get<std::uint32_t>()};
}

using WorksByName = std::map<std::string, CheckedWork>;

// A line without its end was being written when its writer died; nobody was told that it is there.
Result<WorksByName> works_in(const fs::path& path) {
  const auto bytes = bytes_of(path);
  if (!bytes) return std::unexpected(bytes.error());
  WorksByName works;
  std::string_view rest = *bytes;
  for (std::size_t number = 1; rest.find('\n') != std::string_view::npos; ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    auto read = read_line(line, path.string() + ": line " + std::to_string(number));
    if (!read) return std::unexpected(read.error());
    works.insert_or_assign(read->work, *read);
  }
  return works;
}

// Replaces the file by the lines of `works`.
Status rewrite(const fs::path& path, const WorksByName& works) {
  std::string lines;
  for (const auto& [name, one] : works) lines += line_of(one);
  const fs::path fresh = path.string() + ".new";
  {
    const auto file = opened(fresh, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) return std::unexpected(file.error());
    if (const auto written = write_and_flush(*file, lines, fresh); !written) return written;
  }
  std::error_code failed;
  fs::rename(fresh, path, failed);
  errno = failed.value();
  if (failed) return not_written(path);
  return flush_directory(path.parent_path());
}

// Adds a line, behind the last one that was finished.
Status append(const fs::path& path, const std::string& line) {
  const auto bytes = bytes_of(path);
  if (!bytes) return std::unexpected(bytes.error());
  const auto file = opened(path, O_WRONLY | O_CREAT);
  if (!file) return std::unexpected(file.error());
  const auto end = static_cast<off_t>(bytes->rfind('\n') + 1);  // 0 where there is none
  if (::ftruncate(file->number(), end) != 0 || ::lseek(file->number(), end, SEEK_SET) < 0) return not_written(path);
  if (const auto written = write_and_flush(*file, line, path); !written) return written;
  return flush_directory(path.parent_path());
}

std::uint32_t share_of(const CheckedWork& one) {
  return percent_hundredths(one.borrowed, one.words);
}

Status forget_in(const fs::path& path, std::string_view sha256, std::string_view work) {
  auto works = works_in(path);
  if (!works) return std::unexpected(works.error());
  const auto gone = std::erase_if(*works, [&](const auto& entry) {
    return (!sha256.empty() && entry.second.sha256 == sha256) || (!work.empty() && entry.first == work);
  });
  return gone > 0 ? rewrite(path, *works) : Status();
}

}  // namespace

fs::path CheckedWorks::file_of(const AssignmentName& assignment) const {
  // The NUL keeps ("a", "bc") and ("ab", "c") apart; no name holds one.
  const std::string name = assignment.course + '\0' + assignment.assignment;
  return directory_ / sha256_hex(assignment.institution) / (sha256_hex(name) + ".jsonl");
}

Status CheckedWorks::record(const AssignmentName& assignment, const CheckedWork& checked) const {
  if (assignment.assignment.empty() || checked.work.empty() || checked.borrowed > checked.words) {
    return fail(ErrorCode::kInvalidArgument,
                "a checked work has a name, an assignment, and no more borrowed words than words");
  }
  const auto lock = locked(directory_);
  if (!lock) return std::unexpected(lock.error());
  const fs::path path = file_of(assignment);
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  errno = failed.value();
  if (failed) return not_written(path.parent_path());
  const auto works = works_in(path);
  if (!works) return std::unexpected(works.error());
  const auto known = works->find(checked.work);
  if (known != works->end() && known->second == checked) return {};
  return append(path, line_of(checked));
}

Result<std::vector<CheckedWork>> CheckedWorks::of(const AssignmentName& assignment) const {
  auto works = works_in(file_of(assignment));
  if (!works) return std::unexpected(works.error());
  std::vector<CheckedWork> all;
  all.reserve(works->size());
  for (auto& [name, one] : *works) all.push_back(std::move(one));
  return all;
}

Status CheckedWorks::forget(std::string_view institution, std::string_view sha256, std::string_view work) const {
  const fs::path folder = directory_ / sha256_hex(institution);
  std::error_code failed;
  if (!fs::exists(folder, failed)) return {};
  const auto lock = locked(directory_);
  if (!lock) return std::unexpected(lock.error());
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() == ".jsonl") files.push_back(entry->path());
  }
  if (failed) return fail(ErrorCode::kUnavailable, folder.string() + ": cannot be read: " + failed.message());
  for (const fs::path& file : files) {
    if (const auto forgotten = forget_in(file, sha256, work); !forgotten) return forgotten;
  }
  return {};
}

Status CheckedWorks::copy_to(const fs::path& corpus) const {
  std::error_code failed;
  if (!fs::exists(directory_, failed)) return {};
  const auto lock = locked(directory_);
  if (!lock) return std::unexpected(lock.error());
  fs::copy(directory_, corpus / directory_.filename(), fs::copy_options::recursive, failed);
  if (failed) return fail(ErrorCode::kUnavailable, corpus.string() + ": cannot be copied to: " + failed.message());
  return {};
}

AssignmentName assignment_of(const Report& report) {
  return {report.settings.institution, report.work.course, report.work.assignment};
}

CheckedWork checked_work(const Report& report, std::string work) {
  return {std::move(work), report.work.sha256, report.shares.words, report.shares.borrowed()};
}

Result<Standing> recorded_standing(const CheckedWorks& checked, const Report& report, std::string_view work) {
  if (report.work.assignment.empty()) return Standing{};
  const auto works = checked.of(assignment_of(report));
  if (!works) return std::unexpected(works.error());
  std::vector<std::uint32_t> others;
  for (const CheckedWork& one : *works) {
    if (one.work != work) others.push_back(share_of(one));
  }
  return standing_among(report.shares, std::move(others));
}

Result<std::vector<Standing>> standings_together(const CheckedWorks& recorded, std::span<const CheckOfRun> run) {
  std::map<AssignmentName, std::vector<std::size_t>> assignments;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (!run[i].assignment.assignment.empty()) assignments[run[i].assignment].push_back(i);
  }
  std::vector<Standing> standings(run.size());
  for (const auto& [assignment, members] : assignments) {
    const auto before = recorded.of(assignment);
    if (!before) return std::unexpected(before.error());
    const auto of_run = [&](const CheckedWork& one) {
      return std::ranges::any_of(members, [&](std::size_t i) {
        return run[i].checked.sha256 == one.sha256 || run[i].checked.work == one.work;
      });
    };
    std::vector<std::uint32_t> shares;  // of the run, then of the recorded works
    for (const std::size_t i : members) shares.push_back(share_of(run[i].checked));
    for (const CheckedWork& one : *before) {
      if (!of_run(one)) shares.push_back(share_of(one));
    }
    for (std::size_t k = 0; k < members.size(); ++k) {
      auto others = shares;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
      standings[members[k]] = standing_among(shares[k], std::move(others));
    }
  }
  return standings;
}

}  // namespace tamga
