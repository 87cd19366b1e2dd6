// What a caller asks for about exclusions, in the words that every front end shares: the options of the command line,
// and members of the same names in JSON settings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/check.h"

namespace tamga {

struct ExclusionRequest {
  std::string exclude = "all";               // names with commas, "all", "none": only this is kept out
  std::string include;                       // names with commas: this counts all the same
  std::string own_scope = "all";             // "all", "course", "assignment", "none", or the names of an LMS
  std::string min_source = "0";              // words ("40") or per cent ("0.5%")
  std::vector<std::string> exclude_sources;  // ids
  std::uint32_t min_words = 8;
};
inline constexpr std::uint32_t kMostMinWords = 10'000;

// Puts the request into `settings`; templates, being files, are the caller's part. kInvalidArgument names what is
// wrong.
Status apply(const ExclusionRequest& request, CheckSettings& settings);

// Reads an object with any of the members "exclude", "include", "own_scope", "min_source" (strings), "exclude_sources"
// (strings in a list) and "min_words" (a whole number from 1 to kMostMinWords); what is not there stays as it is by
// default. kInvalidArgument, naming `name` and the member, for another kind of value or an unknown member.
Result<ExclusionRequest> read_exclusion_request(const Json& json, std::string_view name);

}  // namespace tamga
