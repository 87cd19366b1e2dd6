// The bodies of requests of a learning platform, read leniently: what is unknown is passed over, what is missing has a
// default, what has another type than it should is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/report/terms/terms.h"
#include "service/state/work_record.h"
#include "service/webhooks/hook.h"
#include "service/works/works.h"

namespace tamga {

struct SubmissionRequest {
  NewWork work;
  std::string eula_version;  // that the user agreed to; empty: none, or null
};
// kCorrupt or kLimitExceeded: not JSON; kInvalidArgument: not an object, or no owner.
Result<SubmissionRequest> read_submission(std::string_view body);

struct SimilarityRequest {
  CheckRequest check;
  bool only_submitted = false;     // of the repositories that there are here
  bool without_submitted = false;  // all but the works that were handed in
};
// `self_match`: the scope where the request names none. kInvalidArgument: no generation_settings.
Result<SimilarityRequest> read_similarity(std::string_view body, OwnScope self_match);

struct ViewerRequest {
  UiLanguage language = UiLanguage::kRussian;
  bool learner = true;       // anybody who is not known to teach
  bool full_source = false;  // may_view_submission_full_source
  bool match_info = false;   // may_view_match_submission_info
  bool save_changes = false;
};
Result<ViewerRequest> read_viewer(std::string_view body);
UiLanguage language_of_locale(std::string_view locale);  // "ru", "en-US", "ky_KG"; anything else is Russian

// Of a registration; id, institution, key and time are left open. kInvalidArgument: no url, or a bad secret.
Result<Hook> read_hook(std::string_view body);
struct HookChange {
  std::optional<std::string> description;
  std::optional<std::vector<std::string>> events;
};
Result<HookChange> read_hook_change(std::string_view body);

struct EulaAcceptance {
  std::string user_id, accepted_timestamp, language, version;
};
Result<EulaAcceptance> read_acceptance(std::string_view body);

}  // namespace tamga
