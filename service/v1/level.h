// How much of a report a caller sees.
#pragma once

#include "engine/base/result.h"
#include "engine/report/html/html_view.h"
#include "service/access/caller.h"
#include "service/config/settings.h"
#include "service/http/message.h"

namespace tamga {

ViewerLevel level_of(Role role, const AccessSettings& settings);

// The view for a caller: the level of the role, or a lower one that ?level= asks for; ?language=ky|ru|en;
// ?student=true for the copy that masks the names of other authors. kInvalidArgument for other values.
Result<HtmlView> view_of(const Request& request, const Caller& caller, const AccessSettings& settings);

}  // namespace tamga
