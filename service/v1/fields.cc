#include "service/v1/fields.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "corpora/extract/safe_name.h"

namespace tamga {

Fields::Fields(const Json& object, std::string name) : object_(object), name_(std::move(name)) {
  if (!object_.is_object()) mistake_ = name_ + ": a JSON object is wanted";
}

const Json* Fields::find(std::string_view member) {
  known_.emplace(member);
  if (mistake_ || !object_.is_object()) return nullptr;
  const auto found = object_.find(std::string(member));
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

bool Fields::has(std::string_view member) const {
  return object_.is_object() && object_.contains(std::string(member));
}

void Fields::refuse(std::string_view member, const std::string& what) {
  if (!mistake_) mistake_ = safe_name(name_ + ": " + std::string(member) + ": " + what);
}

std::string Fields::text(std::string_view member, std::size_t most, std::string otherwise) {
  const Json* value = find(member);
  if (value == nullptr) return otherwise;
  if (!value->is_string()) {
    refuse(member, "a text is wanted");
    return otherwise;
  }
  const auto& text = value->get_ref<const std::string&>();
  if (text.size() > most || text.find('\0') != std::string::npos) {
    refuse(member, "at most " + std::to_string(most) + " bytes without NUL are wanted");
    return otherwise;
  }
  return text;
}

std::string Fields::needed_text(std::string_view member, std::size_t most) {
  auto value = text(member, most);
  if (value.empty()) refuse(member, "it is missing");
  return value;
}

bool Fields::truth(std::string_view member, bool otherwise) {
  const Json* value = find(member);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) {
    refuse(member, "true or false is wanted");
    return otherwise;
  }
  return value->get<bool>();
}

std::uint32_t Fields::number(std::string_view member, std::uint32_t most, std::uint32_t otherwise) {
  const Json* value = find(member);
  if (value == nullptr) return otherwise;
  if (!value->is_number_unsigned() || value->get<std::uint64_t>() > most) {
    refuse(member, "a whole number from 0 to " + std::to_string(most) + " is wanted");
    return otherwise;
  }
  return value->get<std::uint32_t>();
}

const Json* Fields::list(std::string_view member, std::size_t most_items) {
  const Json* value = find(member);
  if (value == nullptr) return nullptr;
  if (!value->is_array() || value->size() > most_items) {
    refuse(member, "a list of at most " + std::to_string(most_items) + " is wanted");
    return nullptr;
  }
  return value;
}

std::vector<std::string> Fields::texts(std::string_view member, std::size_t most_items, std::size_t most) {
  std::vector<std::string> found;
  const Json* values = list(member, most_items);
  if (values == nullptr) return found;
  for (const auto& value : *values) {
    if (!value.is_string() || value.get_ref<const std::string&>().size() > most) {
      refuse(member, "texts of at most " + std::to_string(most) + " bytes are wanted");
      return {};
    }
    found.push_back(value.get<std::string>());
  }
  return found;
}

Status Fields::done() {
  if (!mistake_) {
    for (const auto& [member, value] : object_.items()) {
      if (!known_.contains(member)) {
        mistake_ = name_ + ": there is no member \"" + safe_name(member.substr(0, 100)) + "\" here";
        break;
      }
    }
  }
  if (!mistake_) return {};
  return fail(ErrorCode::kInvalidArgument, *mistake_);
}

}  // namespace tamga
