#include "tests/support/json_schema.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

// GCC 12 takes a variable of its own <regex> for uninitialised when a sanitizer is on.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <regex>
#pragma GCC diagnostic pop

namespace tamga::testing {
namespace {

const std::set<std::string> kKnownKeywords = {
    "type",  "const",       "enum",    "properties", "required", "additionalProperties",
    "items", "minItems",    "minimum", "maximum",    "pattern",  "$ref",
    "title", "description", "format",  "$schema",    "$defs"};

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "number") return value.is_number();
  if (type != "integer" || !value.is_number()) return false;
  return value.is_number_integer() || std::nearbyint(value.get<double>()) == value.get<double>();
}

class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  void check(const Json& schema, const Json& value, const std::string& at) {
    for (const auto& [keyword, rule] : schema.items()) {
      if (!kKnownKeywords.contains(keyword)) fault(at, "the schema's keyword " + keyword + " is not supported");
    }
    if (schema.contains("$ref")) check_reference(schema["$ref"], value, at);
    check_any(schema, value, at);
    if (value.is_number()) check_number(schema, value, at);
    if (value.is_string()) check_string(schema, value, at);
    if (value.is_array()) check_array(schema, value, at);
    if (value.is_object()) check_object(schema, value, at);
  }

  std::vector<std::string> take_faults() { return std::move(faults_); }

 private:
  void fault(const std::string& at, const std::string& what) {
    faults_.push_back((at.empty() ? "/" : at) + ": " + what);
  }

  void check_reference(const std::string& reference, const Json& value, const std::string& at) {
    const std::string prefix = "#/$defs/";
    const auto name = reference.starts_with(prefix) ? reference.substr(prefix.size()) : "";
    if (!root_.contains("$defs") || !root_["$defs"].contains(name)) return fault(at, "no definition " + reference);
    check(root_["$defs"][name], value, at);
  }

  void check_any(const Json& schema, const Json& value, const std::string& at) {
    if (schema.contains("type") && !has_type(value, schema["type"])) {
      fault(at, "not of type " + schema["type"].get<std::string>());
    }
    if (schema.contains("const") && value != schema["const"]) fault(at, "not " + schema["const"].dump());
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
      fault(at, "not one of " + schema["enum"].dump());
    }
  }

  void check_number(const Json& schema, const Json& value, const std::string& at) {
    if (schema.contains("minimum") && value < schema["minimum"]) fault(at, "below " + schema["minimum"].dump());
    if (schema.contains("maximum") && value > schema["maximum"]) fault(at, "above " + schema["maximum"].dump());
  }

  void check_string(const Json& schema, const Json& value, const std::string& at) {
    if (!schema.contains("pattern")) return;
    const std::regex pattern(schema["pattern"].get<std::string>());
    if (!std::regex_search(value.get<std::string>(), pattern)) fault(at, "does not match " + schema["pattern"].dump());
  }

  void check_array(const Json& schema, const Json& value, const std::string& at) {
    if (schema.contains("minItems") && value.size() < schema["minItems"].get<std::size_t>()) {
      fault(at, "fewer than " + schema["minItems"].dump() + " items");
    }
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i) check(schema["items"], value[i], at + "/" + std::to_string(i));
  }

  void check_object(const Json& schema, const Json& value, const std::string& at) {
    for (const auto& name : schema.value("required", Json::array())) {
      if (!value.contains(name.get<std::string>())) fault(at, "lacks " + name.dump());
    }
    const auto properties = schema.value("properties", Json::object());
    const bool closed = schema.contains("additionalProperties") && schema["additionalProperties"] == false;
    for (const auto& [name, member] : value.items()) {
      if (properties.contains(name)) {
        check(properties[name], member, at + "/" + name);
      } else if (closed) {
        fault(at, "has the unknown member \"" + name + "\"");
      }
    }
  }

  const Json& root_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> schema_faults(const Json& schema, const Json& document) {
  Validator validator(schema);
  validator.check(schema, document, "");
  return validator.take_faults();
}

}  // namespace tamga::testing
