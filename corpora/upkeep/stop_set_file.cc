#include "corpora/upkeep/stop_set_file.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace tamga {
namespace {

constexpr std::string_view kHeading = "tamga stop set 1 ";
constexpr std::size_t kDigits = 16;

std::string hash_line(std::uint64_t hash) {
  constexpr std::string_view kSigns = "0123456789abcdef";
  std::string line;
  for (unsigned shift = 64; shift > 0; shift -= 4) line.push_back(kSigns[(hash >> (shift - 4)) & 0xFU]);
  return line + "\n";
}

std::optional<std::uint64_t> parse_hash(std::string_view line) {
  if (line.size() != kDigits || line.find_first_not_of("0123456789abcdef") != std::string_view::npos) return {};
  std::uint64_t hash = 0;
  std::from_chars(line.data(), line.data() + line.size(), hash, 16);
  return hash;
}

std::unexpected<Error> bad_line(std::string_view name, std::size_t line) {
  return fail(ErrorCode::kCorrupt,
              std::string(name) + ": line " + std::to_string(line) + " is not what a stop set has there");
}

}  // namespace

std::string stop_set_file(const StopSet& stop_set) {
  std::string file = std::string(kHeading) + stop_set_name(stop_set) + "\n";
  for (const auto hash : stop_set.hashes) file += hash_line(hash);
  return file;
}

Result<StopSet> parse_stop_set(std::string_view bytes, std::string_view name) {
  const auto heading = bytes.substr(0, bytes.find('\n'));
  if (!heading.starts_with(kHeading)) return bad_line(name, 1);
  StopSet stop_set;
  bytes.remove_prefix(std::min(bytes.size(), heading.size() + 1));
  for (std::size_t number = 2; !bytes.empty(); ++number) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    const auto hash = parse_hash(line);
    if (!hash || (!stop_set.hashes.empty() && *hash <= stop_set.hashes.back())) return bad_line(name, number);
    stop_set.hashes.push_back(*hash);
  }
  if (heading.substr(kHeading.size()) != stop_set_name(stop_set)) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": its name does not fit its hashes: it was changed or cut");
  }
  return stop_set;
}

}  // namespace tamga
