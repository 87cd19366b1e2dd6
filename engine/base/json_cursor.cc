#include "engine/base/json_cursor.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>

namespace tamga {
namespace {

// What a cursor stands on when there is nothing to stand on.
const Json& nothing() {
  static const Json null;
  return null;
}

// The path from `value` to the very object `wanted`, by address.
std::optional<std::string> path_to(const Json& value, const Json* wanted) {
  if (&value == wanted) return std::string();
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (const auto rest = path_to(value[i], wanted)) return "[" + std::to_string(i) + "]" + *rest;
    }
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      if (const auto rest = path_to(member, wanted)) return "." + name + *rest;
    }
  }
  return std::nullopt;
}

JsonFault difference_of_objects(const Json& given, const Json& expected) {
  for (const auto& [name, member] : expected.items()) {
    const auto found = given.find(name);
    if (found == given.end()) return {&given, "has no member " + quoted_short(name)};
    if (auto fault = first_difference(*found, member); fault.at != nullptr) return fault;
  }
  for (const auto& [name, member] : given.items()) {
    if (!expected.contains(name)) return {&given, "has an unknown member " + quoted_short(name)};
  }
  return {};
}

}  // namespace

JsonCursor JsonCursor::at(std::string_view name) const {
  if (!value_->is_object()) {
    fail("is not an object");
    return {nothing(), *fault_};
  }
  const auto found = value_->find(name);
  if (found != value_->end()) return {*found, *fault_};
  fail("has no member " + quoted_short(name));
  return {nothing(), *fault_};
}

bool JsonCursor::has(std::string_view name) const {
  return value_->is_object() && value_->contains(name);
}

std::vector<JsonCursor> JsonCursor::items() const {
  std::vector<JsonCursor> cursors;
  if (!value_->is_array()) {
    fail("is not a list");
    return cursors;
  }
  cursors.reserve(value_->size());
  for (const Json& item : *value_) cursors.emplace_back(item, *fault_);
  return cursors;
}

std::string JsonCursor::text() const {
  if (value_->is_string()) return value_->get<std::string>();
  fail("is not a string");
  return {};
}

bool JsonCursor::yes_or_no() const {
  if (value_->is_boolean()) return value_->get<bool>();
  fail("is neither true nor false");
  return false;
}

std::uint64_t JsonCursor::count64() const {
  if (value_->is_number_unsigned()) return value_->get<std::uint64_t>();
  fail("is not a whole number from 0 on");
  return 0;
}

std::uint32_t JsonCursor::count32() const {
  const std::uint64_t count = count64();
  if (count <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(count);
  fail("is larger than any count can be");
  return 0;
}

double JsonCursor::fraction() const {
  const double number = value_->is_number() ? value_->get<double>() : -1;
  if (number >= 0 && number <= 1) return number;
  fail("is not a number from 0 to 1");
  return 0;
}

std::uint32_t JsonCursor::hundredths() const {
  const double number = value_->is_number() ? value_->get<double>() : -1;
  if (number >= 0 && number <= 100) return static_cast<std::uint32_t>(number * 100 + 0.5);
  fail("is not a number from 0 to 100");
  return 0;
}

void JsonCursor::fail(std::string what) const {
  if (failed() || value_ == &nothing()) return;
  *fault_ = {value_, std::move(what)};
}

void JsonCursor::expect_only(std::initializer_list<std::string_view> names) const {
  if (!value_->is_object()) return;
  for (const auto& [name, member] : value_->items()) {
    if (std::ranges::find(names, name) == names.end()) return fail("has an unknown member " + quoted_short(name));
  }
}

Error json_error(std::string_view name, const Json& root, const JsonFault& fault) {
  assert(fault.at != nullptr);
  auto place = path_to(root, fault.at).value_or("");
  if (place.starts_with('.')) place.erase(0, 1);
  if (place.empty()) place = "it";
  return {ErrorCode::kCorrupt, std::string(name) + ": " + place + " " + fault.what};
}

JsonFault first_difference(const Json& given, const Json& expected) {
  if (given.is_object() && expected.is_object()) return difference_of_objects(given, expected);
  if (given.is_array() && expected.is_array() && given.size() == expected.size()) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (auto fault = first_difference(given[i], expected[i]); fault.at != nullptr) return fault;
    }
    return {};
  }
  if (given == expected) return {};
  return {&given, "is not what the other members make it"};
}

std::string quoted_short(std::string_view text) {
  constexpr std::size_t kMost = 60;
  if (text.size() <= kMost) return "\"" + std::string(text) + "\"";
  std::size_t cut = kMost;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
  return "\"" + std::string(text.substr(0, cut)) + "…\"";
}

}  // namespace tamga
