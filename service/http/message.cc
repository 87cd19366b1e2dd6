#include "service/http/message.h"

#include <algorithm>

namespace tamga {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(fields, [&](const auto& field) { return same_name(field.first, name); });
  fields.emplace_back(name, std::move(value));
}

std::optional<std::string_view> Headers::first(std::string_view name) const {
  for (const auto& [field, value] : fields) {
    if (same_name(field, name)) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> Headers::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [field, value] : fields) {
    if (same_name(field, name)) values.emplace_back(value);
  }
  return values;
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

Response json_response(int status, const Json& value) {
  return bytes_response(status, "application/json", dump_json_line(value));
}

Response text_response(int status, std::string text) {
  return bytes_response(status, "text/plain; charset=utf-8", std::move(text));
}

Response html_response(int status, std::string page) {
  return bytes_response(status, "text/html; charset=utf-8", std::move(page));
}

Response bytes_response(int status, std::string content_type, std::string bytes) {
  Response response;
  response.status = status;
  response.content_type = std::move(content_type);
  response.body = std::move(bytes);
  return response;
}

Response empty_response(int status) {
  Response response;
  response.status = status;
  return response;
}

}  // namespace tamga
