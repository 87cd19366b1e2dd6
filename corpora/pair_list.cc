#include "corpora/pair_list.h"

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <utility>

#include "corpora/sources/read_file.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostBytes = 64U << 20U;

}  // namespace

Result<std::vector<DocumentPair>> read_pair_list(const std::filesystem::path& file) {
  const auto bytes = read_file(file, file.string(), kMostBytes);
  if (!bytes) return std::unexpected(bytes.error());
  std::vector<DocumentPair> pairs;
  std::istringstream lines(*bytes);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    std::istringstream fields(line);
    DocumentPair pair;
    std::string more;
    if (!(fields >> pair.work)) continue;
    if (!(fields >> pair.source) || fields >> more) {
      return fail(ErrorCode::kCorrupt, file.string() + ": line " + std::to_string(number) + " is not a pair of names");
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace tamga
