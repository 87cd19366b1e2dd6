#include "corpora/worker/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "corpora/extract/byte_count.h"

namespace tamga {
namespace {

enum class Unit : std::uint8_t { kBytes, kSeconds, kCount };

// Where a limit is kept: read and written as one number of its unit.
struct Entry {
  std::string_view name;
  std::string_view meaning;
  Unit unit;
  std::uint64_t most;
  std::function<std::uint64_t(const WallSettings&)> get;
  std::function<void(WallSettings&, std::uint64_t)> set;
};

template <class T>
Entry number_of(std::string_view name, std::string_view meaning, Unit unit, T ExtractLimits::* member) {
  return {name,
          meaning,
          unit,
          std::numeric_limits<T>::max(),
          [member](const WallSettings& settings) -> std::uint64_t { return settings.limits.*member; },
          [member](WallSettings& settings, std::uint64_t value) { settings.limits.*member = static_cast<T>(value); }};
}

Entry time_of(std::string_view name, std::string_view meaning, std::chrono::milliseconds WallSettings::* member) {
  constexpr std::uint64_t kDay = 86'400;
  return {name,
          meaning,
          Unit::kSeconds,
          kDay,
          [member](const WallSettings& settings) {
            return static_cast<std::uint64_t>(std::chrono::ceil<std::chrono::seconds>(settings.*member).count());
          },
          [member](WallSettings& settings, std::uint64_t value) {
            settings.*member = std::chrono::seconds(static_cast<std::int64_t>(value));
          }};
}

std::vector<Entry> entries() {
  return {
      number_of("file", "a document", Unit::kBytes, &ExtractLimits::file_bytes),
      number_of("text", "its text", Unit::kBytes, &ExtractLimits::text_bytes),
      number_of("unpacked", "a packed document, all parts together", Unit::kBytes, &ExtractLimits::inflated_bytes),
      number_of("part", "one part of it", Unit::kBytes, &ExtractLimits::part_bytes),
      number_of("ratio", "unpacked to packed, once past 8 MiB", Unit::kCount, &ExtractLimits::ratio),
      number_of("depth", "elements inside each other", Unit::kCount, &ExtractLimits::depth),
      number_of("pages", "of a PDF document", Unit::kCount, &ExtractLimits::pages),
      {"memory", "a worker process", Unit::kBytes, 1ULL << 40U,
       [](const WallSettings& settings) { return settings.memory_bytes; },
       [](WallSettings& settings, std::uint64_t value) { settings.memory_bytes = value; }},
      time_of("cpu", "processor time of a document", &WallSettings::cpu),
      time_of("wall", "time that a document may take", &WallSettings::wall),
  };
}

// "512MiB" in bytes, "20" as it is. Nothing: not a number, zero, or too large.
std::optional<std::uint64_t> parse_amount(std::string_view text, Unit unit, std::uint64_t most) {
  constexpr auto kSuffixes =
      std::to_array<std::pair<std::string_view, unsigned>>({{"KiB", 10}, {"MiB", 20}, {"GiB", 30}});
  unsigned shift = 0;
  for (const auto& [suffix, power] : kSuffixes) {
    if (unit != Unit::kBytes || !text.ends_with(suffix)) continue;
    text.remove_suffix(suffix.size());
    shift = power;
  }
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || value == 0) return std::nullopt;
  if (value > most >> shift) return std::nullopt;
  return value << shift;
}

std::string in_words(std::uint64_t value, Unit unit) {
  switch (unit) {
    case Unit::kBytes:
      return byte_count(value);
    case Unit::kSeconds:
      return std::to_string(value) + " s";
    case Unit::kCount:
      break;
  }
  return std::to_string(value);
}

std::string all_names(const std::vector<Entry>& all) {
  std::string names;
  for (const auto& entry : all) names += (names.empty() ? "" : ", ") + std::string(entry.name);
  return names;
}

}  // namespace

Status set_limit(WallSettings& settings, std::string_view name_and_value) {
  const auto all = entries();
  const auto equals = std::min(name_and_value.find('='), name_and_value.size());
  const auto name = name_and_value.substr(0, equals);
  const auto value = name_and_value.substr(std::min(equals + 1, name_and_value.size()));
  const auto entry = std::ranges::find(all, name, &Entry::name);
  if (entry == all.end()) {
    return fail(ErrorCode::kInvalidArgument,
                std::string(name) + ": there is no such limit; there are " + all_names(all));
  }
  const auto amount = parse_amount(value, entry->unit, entry->most);
  if (!amount) {
    return fail(ErrorCode::kInvalidArgument,
                std::string(name) + ": " + std::string(value) + " is no such amount: it is a number from 1 on" +
                    (entry->unit == Unit::kBytes ? ", or one with KiB, MiB or GiB behind it" : ""));
  }
  entry->set(settings, *amount);
  return {};
}

std::vector<std::string> limit_arguments(const WallSettings& settings) {
  std::vector<std::string> arguments;
  for (const auto& entry : entries()) {
    arguments.push_back(std::string(entry.name) + "=" + std::to_string(entry.get(settings)));
  }
  return arguments;
}

std::vector<LimitLine> list_limits(const WallSettings& settings) {
  std::vector<LimitLine> lines;
  for (const auto& entry : entries()) {
    lines.push_back({std::string(entry.name), in_words(entry.get(settings), entry.unit), std::string(entry.meaning)});
  }
  return lines;
}

}  // namespace tamga
