#include "corpora/corpus_directory.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "engine/base/descriptor.h"
#include "engine/base/json.h"
#include "engine/base/system_reason.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat = "tamga-corpus";

fs::path description_path(const fs::path& corpus) {
  return corpus / "corpus.json";
}

std::unexpected<Error> system_failure(const fs::path& path, std::string_view what, const std::error_code& cause) {
  ErrorCode code = ErrorCode::kUnavailable;
  if (cause == std::errc::permission_denied || cause == std::errc::operation_not_permitted ||
      cause == std::errc::read_only_file_system) {
    code = ErrorCode::kPermissionDenied;
  } else if (cause == std::errc::not_a_directory || cause == std::errc::file_exists) {
    code = ErrorCode::kInvalidArgument;
  }
  return fail(code, path.string() + ": " + std::string(what) + ": " + system_reason(cause));
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

Status write_durably(const fs::path& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (file.number() < 0) return system_failure(path, "cannot be written", last_error());
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0) return system_failure(path, "cannot be written", last_error());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.number()) != 0) return system_failure(path, "cannot be written", last_error());
  return {};
}

Status flush_directory(const fs::path& directory) {
  const Descriptor handle(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.number() < 0 || ::fsync(handle.number()) != 0) {
    return system_failure(directory, "cannot be written", last_error());
  }
  return {};
}

}  // namespace

fs::path index_directory(const fs::path& corpus) {
  return corpus / "index";
}

Status prepare_corpus_directory(const fs::path& corpus) {
  std::error_code cause;
  if (fs::exists(description_path(corpus), cause)) {
    return fail(ErrorCode::kInvalidArgument, corpus.string() + ": there is a corpus already");
  }
  fs::create_directories(corpus, cause);
  if (cause) return system_failure(corpus, "cannot be made", cause);
  const bool empty = fs::is_empty(corpus, cause);
  if (cause) return system_failure(corpus, "cannot be read", cause);
  if (!empty) return fail(ErrorCode::kInvalidArgument, corpus.string() + ": the directory is not empty");
  return {};
}

Status write_corpus_description(const fs::path& corpus, const CorpusDescription& description) {
  const Json json = {{"format", kFormat},
                     {"version", kCorpusFormatVersion},
                     {"name", description.name},
                     {"legal_collections", description.legal_collections}};
  const fs::path final_path = description_path(corpus);
  const fs::path new_path = corpus / "corpus.json.new";
  if (const auto written = write_durably(new_path, dump_json(json) + "\n"); !written) return written;
  std::error_code cause;
  fs::rename(new_path, final_path, cause);
  if (cause) return system_failure(final_path, "cannot be written", cause);
  return flush_directory(corpus);
}

Result<CorpusDescription> read_corpus_description(const fs::path& corpus) {
  const fs::path path = description_path(corpus);
  std::error_code cause;
  const bool exists = fs::exists(path, cause);
  if (cause) return system_failure(corpus, "cannot be read", cause);
  if (!exists) return fail(ErrorCode::kNotFound, corpus.string() + ": no corpus there (make one with `tamga init`)");
  std::ifstream file(path, std::ios::binary);
  if (!file) return system_failure(path, "cannot be read", last_error());
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};

  const auto description = parse_json(bytes, path.string());
  if (!description) return std::unexpected(description.error());
  if (!description->is_object() || description->value("format", Json()) != Json(kFormat) ||
      !description->value("version", Json()).is_number_unsigned() || !description->value("name", Json()).is_string()) {
    return fail(ErrorCode::kCorrupt, path.string() + ": not the description of a corpus");
  }
  const auto version = description->at("version").get<std::uint64_t>();
  if (version != kCorpusFormatVersion) {
    return fail(ErrorCode::kUnsupported, corpus.string() + ": a corpus of format " + std::to_string(version) +
                                             "; this program reads format " + std::to_string(kCorpusFormatVersion));
  }
  CorpusDescription read{description->at("name").get<std::string>(), {}};
  const Json legal = description->value("legal_collections", Json::array());
  for (const Json& name : legal) {
    if (!name.is_string()) return fail(ErrorCode::kCorrupt, path.string() + ": legal_collections are not names");
    read.legal_collections.push_back(name.get<std::string>());
  }
  return read;
}

}  // namespace tamga
