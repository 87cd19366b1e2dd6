// The bodies of answers to a learning platform, and of the events that its webhooks get.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "service/config/settings.h"
#include "service/http/message.h"
#include "service/state/work_record.h"
#include "service/webhooks/hook.h"

namespace tamga {

// {"status": 404, "message": "..."}; a message has at most 255 bytes.
Response lms_error(int status, std::string_view message);
Response lms_message(int status, std::string_view message);  // {"message": "..."}
// The status for an error of ours, with its sentence.
Response lms_failure(const Error& error);

Json features_json(const LmsSettings& settings);
Json created_json(const WorkRecord& work);
Json submission_json(const WorkRecord& work);
Json similarity_json(const WorkRecord& work, const LmsSettings& settings);
Json hook_json(const Hook& hook);
Json eula_json(const LmsSettings& settings, const std::string& address);

// The body of an event: one line of ASCII, so that no receiver can read other bytes than were signed.
std::string event_body(const WorkRecord& work, std::string_view event, const LmsSettings& settings);

}  // namespace tamga
