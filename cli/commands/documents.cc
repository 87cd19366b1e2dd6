#include "cli/commands/documents.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string_view>
#include <system_error>

namespace tamga {
namespace {

constexpr std::uint64_t kMostListBytes = 64ULL << 20U;

ErrorCode code_of(int error) {
  if (error == ENOENT || error == ENOTDIR) return ErrorCode::kNotFound;
  return error == EACCES || error == EPERM ? ErrorCode::kPermissionDenied : ErrorCode::kUnavailable;
}

// Reads a stream to its end.
Result<std::string> read_stream(std::FILE* stream, const std::string& name, std::uint64_t limit) {
  std::string bytes;
  std::array<char, 65536> chunk{};
  while (const auto count = std::fread(chunk.data(), 1, chunk.size(), stream)) {
    bytes.append(chunk.data(), count);
    if (bytes.size() > limit) {
      return fail(ErrorCode::kLimitExceeded, name + ": more than " + std::to_string(limit) + " bytes");
    }
  }
  if (std::ferror(stream) != 0) return fail(code_of(errno), name + ": " + std::generic_category().message(errno));
  return bytes;
}

void append_lines(std::vector<std::filesystem::path>& paths, std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) paths.emplace_back(line);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
}

}  // namespace

Result<std::string> read_standard_input(std::uint64_t limit) {
  return read_stream(stdin, "standard input", limit);
}

Result<RawDocument> read_single_document(const std::filesystem::path& path) {
  const auto source = open_source(path);
  if (!source) return std::unexpected(source.error());
  auto first = (*source)->next();
  std::error_code ignored;
  if (!first || std::filesystem::is_directory(path, ignored) || (*source)->next()) {
    return fail(ErrorCode::kInvalidArgument, path.string() + ": not a single document");
  }
  return *std::move(first);
}

Result<std::string> read_small_file(const std::filesystem::path& path, std::uint64_t limit) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), &std::fclose);
  if (!file) return fail(code_of(errno), path.string() + ": " + std::generic_category().message(errno));
  return read_stream(file.get(), path.string(), limit);
}

Result<std::vector<std::filesystem::path>> expand_paths(const std::vector<std::string>& arguments) {
  std::vector<std::filesystem::path> paths;
  for (const auto& argument : arguments) {
    if (argument != "-") {
      paths.emplace_back(argument);
      continue;
    }
    const auto list = read_standard_input(kMostListBytes);
    if (!list) return std::unexpected(list.error());
    append_lines(paths, *list);
  }
  return paths;
}

}  // namespace tamga
