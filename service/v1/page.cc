#include "service/v1/page.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace tamga {
namespace {

constexpr std::uint32_t kMostItems = 200;
constexpr std::size_t kLongestCursor = 1000;

std::optional<std::string> bytes_of(std::string_view hex) {
  if (hex.size() % 2 != 0 || hex.size() > kLongestCursor) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    if (error != std::errc() || end != hex.data() + i + 2) return std::nullopt;
    bytes += static_cast<char>(value);
  }
  return bytes;
}

}  // namespace

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4U];
    text += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return text;
}

Result<PageRequest> page_request(const Request& request) {
  PageRequest page;
  if (const auto limit = request.parameter("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
    if (error != std::errc() || end != limit->data() + limit->size() || page.limit < 1 || page.limit > kMostItems) {
      return fail(ErrorCode::kInvalidArgument,
                  "limit: a number from 1 to " + std::to_string(kMostItems) + " is wanted");
    }
  }
  auto after = bytes_of(request.parameter("after").value_or(""));
  if (!after) return fail(ErrorCode::kInvalidArgument, "after: not a cursor of an earlier page");
  page.after = *std::move(after);
  return page;
}

Response page_response(Json items, std::string_view next) {
  Json page = {{"items", std::move(items)}, {"next", nullptr}};
  if (!next.empty()) page["next"] = hex_of(next);
  return json_response(200, page);
}

Status only_parameters(const Request& request, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(known, name) == known.end()) {
      return fail(ErrorCode::kInvalidArgument, "there is no query parameter \"" + name.substr(0, 100) + "\" here");
    }
  }
  return {};
}

}  // namespace tamga
