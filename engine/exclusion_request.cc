#include "engine/exclusion_request.h"

#include <nlohmann/json.hpp>

namespace tamga {
namespace {

std::unexpected<Error> wrong(std::string_view name, const std::string& member, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, std::string(name) + ": \"" + member + "\" " + std::string(what));
}

Status read_member(const std::string& member, const Json& value, std::string_view name, ExclusionRequest& request) {
  const auto text = [&](std::string& into) -> Status {
    if (!value.is_string()) return wrong(name, member, "is not a string");
    into = value.get<std::string>();
    return {};
  };
  if (member == "exclude") return text(request.exclude);
  if (member == "include") return text(request.include);
  if (member == "own_scope") return text(request.own_scope);
  if (member == "min_source") return text(request.min_source);
  if (member == "min_words") {
    if (!value.is_number_unsigned() || value < 1 || value > kMostMinWords) {
      return wrong(name, member, "is not a whole number from 1 to " + std::to_string(kMostMinWords));
    }
    request.min_words = value.get<std::uint32_t>();
    return {};
  }
  if (member != "exclude_sources") return wrong(name, member, "is no setting of exclusions");
  if (!value.is_array()) return wrong(name, member, "is not a list");
  for (const Json& id : value) {
    if (!id.is_string()) return wrong(name, member, "is not a list of strings");
    request.exclude_sources.push_back(id.get<std::string>());
  }
  return {};
}

}  // namespace

Status apply(const ExclusionRequest& request, CheckSettings& settings) {
  const auto excluded = parse_exclusions(request.exclude);
  if (!excluded) return std::unexpected(excluded.error());
  const auto counted = parse_exclusions(request.include);
  if (!counted) return std::unexpected(counted.error());
  const auto scope = parse_own_scope(request.own_scope);
  if (!scope) return std::unexpected(scope.error());
  const auto least_source = parse_least_source(request.min_source);
  if (!least_source) return std::unexpected(least_source.error());
  ExclusionSettings& exclusions = settings.exclusions;
  exclusions.on = *excluded;
  for (const ExclusionKind kind : counted->kinds()) exclusions.on.remove(kind);
  exclusions.own_scope = *scope;
  exclusions.least_source = *least_source;
  exclusions.named_sources = request.exclude_sources;
  settings.min_words = request.min_words;
  return {};
}

Result<ExclusionRequest> read_exclusion_request(const Json& json, std::string_view name) {
  if (!json.is_object()) return fail(ErrorCode::kInvalidArgument, std::string(name) + ": not an object");
  ExclusionRequest request;
  for (const auto& [member, value] : json.items()) {
    if (const auto read = read_member(member, value, name, request); !read) return std::unexpected(read.error());
  }
  CheckSettings tried;
  if (const auto sound = apply(request, tried); !sound) {
    return fail(sound.error().code, std::string(name) + ": " + sound.error().message);
  }
  return request;
}

}  // namespace tamga
