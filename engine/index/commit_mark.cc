#include "engine/index/commit_mark.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/index/byte_codec.h"
#include "engine/index/index_file.h"

namespace tamga {
namespace {

constexpr std::size_t kNumberBytes = 8;

}  // namespace

std::filesystem::path commit_mark_path(const std::filesystem::path& index) {
  return index / "acknowledged";
}

Result<CommitMark> CommitMark::open(const std::filesystem::path& index) {
  const auto path = commit_mark_path(index);
  constexpr mode_t kMode = 0666;
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kMode));
  if (file.number() < 0) return std::unexpected(file_error(path, "written", errno));
  return CommitMark(std::move(file));
}

void CommitMark::set(std::uint64_t commits) {
  ByteWriter writer;
  writer.little_endian(commits, kNumberBytes);
  const std::string row = seal(writer.take());
  [[maybe_unused]] const auto written = ::pwrite(file_.number(), row.data(), row.size(), 0);
}

std::uint64_t read_commit_mark(const std::filesystem::path& index) {
  std::ifstream file(commit_mark_path(index), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto row = unseal(bytes);
  if (!row || row->size() != kNumberBytes) return 0;
  return ByteReader(*row).little_endian(kNumberBytes);
}

}  // namespace tamga
