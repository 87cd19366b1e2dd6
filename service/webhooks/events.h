// What webhooks are told: an event about a work becomes one job for each address that asked for it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "service/jobs/queue.h"
#include "service/state/work_record.h"
#include "service/webhooks/hook.h"

namespace tamga {

inline constexpr std::string_view kSubmissionComplete = "SUBMISSION_COMPLETE";
inline constexpr std::string_view kSimilarityComplete = "SIMILARITY_COMPLETE";
inline constexpr std::string_view kSimilarityUpdated = "SIMILARITY_UPDATED";
inline constexpr std::string_view kPdfStatus = "PDF_STATUS";
inline constexpr std::string_view kCheckDone = "check.done";
inline constexpr std::string_view kCheckFailed = "check.failed";

// By what kind of webhook an event is told.
HookStyle style_of(std::string_view event);

// Writes the body of an event as it is now; events are told as they were when they happened.
using EventBody = std::function<std::string(const WorkRecord& work, std::string_view event)>;

// Any method may be called from several threads at once.
class Events {
 public:
  // `lms_body` and `api_body` write the bodies of works of either origin.
  Events(const Hooks& hooks, Queue& queue, EventBody lms_body, EventBody api_body);

  // A job for each webhook of the work's key that asked for `event`, to run not before `due`. The jobs of one work and
  // one address are a chain.
  Result<std::vector<Queue::Promise>> about(const WorkRecord& work, std::string_view event, Milliseconds due) const;

 private:
  const Hooks& hooks_;
  Queue& queue_;
  EventBody lms_body_;
  EventBody api_body_;
};

}  // namespace tamga
