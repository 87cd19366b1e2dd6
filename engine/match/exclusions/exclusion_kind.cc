#include "engine/match/exclusions/exclusion_kind.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

namespace tamga {
namespace {

constexpr std::array<std::string_view, kExclusionKinds> kNames = {
    "not_judged", "template",   "title_page",  "front_matter", "bibliography", "law",
    "quotation",  "set_phrase", "own_earlier", "named_source", "small_source", "small_match"};

std::string all_names() {
  std::string names = "all, none";
  for (const std::string_view name : kNames) names += ", " + std::string(name);
  return names;
}

}  // namespace

std::string_view exclusion_name(ExclusionKind kind) {
  return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<ExclusionKind> exclusion_by_name(std::string_view name) {
  std::string wanted(name);
  std::ranges::replace(wanted, '-', '_');
  const auto* const found = std::ranges::find(kNames, wanted);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<ExclusionKind>(found - kNames.begin());
}

CountedAs counted_as(ExclusionKind kind) {
  switch (kind) {
    case ExclusionKind::kNotJudged:
      return CountedAs::kNotJudged;
    case ExclusionKind::kQuotation:
      return CountedAs::kQuoted;
    case ExclusionKind::kOwnEarlier:
      return CountedAs::kOwnEarlier;
    case ExclusionKind::kNamedSource:
    case ExclusionKind::kSmallSource:
    case ExclusionKind::kSmallMatch:
      return CountedAs::kOriginal;
    case ExclusionKind::kTemplate:
    case ExclusionKind::kTitlePage:
    case ExclusionKind::kFrontMatter:
    case ExclusionKind::kBibliography:
    case ExclusionKind::kLaw:
    case ExclusionKind::kSetPhrase:
      break;
  }
  return CountedAs::kSetAside;
}

std::optional<ExclusionKind> ExclusionSet::first() const {
  if (empty()) return std::nullopt;
  return static_cast<ExclusionKind>(std::countr_zero(bits_));
}

std::vector<ExclusionKind> ExclusionSet::kinds() const {
  std::vector<ExclusionKind> kinds;
  for (std::size_t i = 0; i < kExclusionKinds; ++i) {
    if (has(static_cast<ExclusionKind>(i))) kinds.push_back(static_cast<ExclusionKind>(i));
  }
  return kinds;
}

Result<ExclusionSet> parse_exclusions(std::string_view list) {
  ExclusionSet set;
  if (list == "none") return set;
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), name.size() + 1));
    if (name == "all") {
      set = ExclusionSet::all();
    } else if (const auto kind = exclusion_by_name(name)) {
      set.add(*kind);
    } else {
      return fail(ErrorCode::kInvalidArgument,
                  "\"" + std::string(name) + "\": no such exclusion; there are " + all_names());
    }
  }
  return set;
}

std::string_view own_scope_name(OwnScope scope) {
  switch (scope) {
    case OwnScope::kAll:
      return "all";
    case OwnScope::kCourse:
      return "course";
    case OwnScope::kAssignment:
      return "assignment";
    case OwnScope::kNone:
      break;
  }
  return "none";
}

Result<OwnScope> parse_own_scope(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, OwnScope>, 8> kScopes = {{{"all", OwnScope::kAll},
                                                                             {"course", OwnScope::kCourse},
                                                                             {"assignment", OwnScope::kAssignment},
                                                                             {"none", OwnScope::kNone},
                                                                             {"ALL", OwnScope::kAll},
                                                                             {"GROUP_CONTEXT", OwnScope::kCourse},
                                                                             {"GROUP", OwnScope::kAssignment},
                                                                             {"NONE", OwnScope::kNone}}};
  for (const auto& [known, scope] : kScopes) {
    if (known == name) return scope;
  }
  return fail(ErrorCode::kInvalidArgument,
              "\"" + std::string(name) + "\": not a scope; there are all, course, assignment and none");
}

}  // namespace tamga
