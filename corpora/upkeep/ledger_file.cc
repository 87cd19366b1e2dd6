#include "corpora/upkeep/ledger_file.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/base/json.h"

namespace tamga {
namespace {

constexpr std::size_t kPseudonymDigits = 64;

std::optional<std::uint64_t> number_of(const Json& line, std::string_view key, std::uint64_t most) {
  const auto member = line.find(key);
  if (member == line.end() || !member->is_number_unsigned()) return std::nullopt;
  const auto value = member->get<std::uint64_t>();
  if (value == 0 || value > most) return std::nullopt;
  return value;
}

std::optional<Erasure> erasure_of(const Json& line) {
  if (!line.is_object() || line.size() != 3) return std::nullopt;
  const auto sequence = number_of(line, "sequence", std::numeric_limits<std::uint64_t>::max());
  const auto document = number_of(line, "document", std::numeric_limits<std::uint32_t>::max());
  const auto pseudonym = line.find("pseudonym");
  if (!sequence || !document || pseudonym == line.end() || !pseudonym->is_string()) return std::nullopt;
  auto digits = pseudonym->get<std::string>();
  const bool hexadecimal = digits.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (digits.size() != kPseudonymDigits || !hexadecimal) return std::nullopt;
  return Erasure{Sequence{*sequence}, DocumentId{static_cast<std::uint32_t>(*document)}, std::move(digits)};
}

}  // namespace

std::string ledger_line(const Erasure& erasure) {
  const Json line = {{"sequence", to_number(erasure.sequence)},
                     {"document", to_number(erasure.document)},
                     {"pseudonym", erasure.pseudonym}};
  return dump_json_line(line) + "\n";
}

Result<std::vector<Erasure>> parse_ledger(std::string_view bytes, std::string_view name) {
  std::vector<Erasure> ledger;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    if (line.empty()) continue;
    const auto json = parse_json(line, name);
    auto erasure = json ? erasure_of(*json) : std::nullopt;
    if (!erasure) {
      return fail(ErrorCode::kCorrupt,
                  std::string(name) + ": line " + std::to_string(number) + " is not an entry of an erasure ledger");
    }
    ledger.push_back(*std::move(erasure));
  }
  std::ranges::sort(ledger, {}, [](const Erasure& entry) { return to_number(entry.sequence); });
  ledger.erase(std::ranges::unique(ledger).begin(), ledger.end());
  return ledger;
}

}  // namespace tamga
