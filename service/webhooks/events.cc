#include "service/webhooks/events.h"

#include <algorithm>
#include <utility>

namespace tamga {

HookStyle style_of(std::string_view event) {
  return event == kCheckDone || event == kCheckFailed ? HookStyle::kApi : HookStyle::kLms;
}

Events::Events(const Hooks& hooks, Queue& queue, EventBody lms_body, EventBody api_body)
    : hooks_(hooks), queue_(queue), lms_body_(std::move(lms_body)), api_body_(std::move(api_body)) {}

Result<std::vector<Queue::Promise>> Events::about(const WorkRecord& work, std::string_view event,
                                                  Milliseconds due) const {
  std::vector<Queue::Promise> promises;
  const bool lms = work.origin == Origin::kLms;
  const auto hooks = hooks_.list(work.institution, work.key_id, style_of(event));
  if (!hooks) return std::unexpected(hooks.error());
  for (const Hook& hook : *hooks) {
    if (std::ranges::count(hook.events, event) == 0) continue;
    Job job;
    job.kind = JobKind::kDeliver;
    job.priority = work.request.priority;
    job.institution = work.institution;
    job.key_id = work.key_id;
    job.subject = work.id;
    job.chain = work.id + ' ' + hook.url;
    job.event = event;
    job.target = hook.url;
    job.payload = (lms ? lms_body_ : api_body_)(work, event);
    job.due = due;
    promises.push_back(queue_.promise(std::move(job)));
  }
  return promises;
}

}  // namespace tamga
