// A work as /v1 takes it: a file or a text, and how it is to be checked.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "service/access/caller.h"
#include "service/config/settings.h"
#include "service/http/message.h"
#include "service/state/work_record.h"

namespace tamga {

struct Submission {
  WorkRecord record;  // without its id
  std::string file_name;
  std::string bytes;
};

inline constexpr std::size_t kMostUploadBytes = std::size_t{100} << 20U;

// From a JSON object with "text" or "base64", or from a form with the parts "file" and "settings".
// kInvalidArgument with one sentence for anything else; kLimitExceeded past kMostUploadBytes.
Result<Submission> read_submission(const Request& request, const Caller& caller, const Settings& settings);
Result<Submission> read_submission(const Json& object, const std::string& name, const Caller& caller,
                                   const Settings& settings);

// Whether the body is said to be of this type, whatever parameters it has.
bool is_type(const Request& request, std::string_view type);

// File and members of a body in either form, for other resources that take files.
struct UploadedFile {
  Json members;  // an object
  std::string file_name;
  std::string bytes;
};
Result<UploadedFile> read_upload(const Request& request, std::string_view file_name);
// The file inside `object`: takes "text", "base64" and "file_name" out of it.
Result<UploadedFile> take_file(Json object, const std::string& name, std::string_view file_name);

}  // namespace tamga
