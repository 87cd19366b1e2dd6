#include "service/v1/level.h"

#include <algorithm>
#include <optional>
#include <string>

namespace tamga {
namespace {

// The setting of a role; check_settings() has made sure that it is a level.
const std::string& setting_of(Role role, const AccessSettings& settings) {
  switch (role) {
    case Role::kAdmin:
      return settings.admin_level;
    case Role::kLms:
      return settings.lms_level;
    case Role::kTeacher:
      return settings.teacher_level;
    case Role::kNobody:
    case Role::kAuditor:
      break;
  }
  return settings.auditor_level;
}

std::optional<UiLanguage> language_named(std::string_view name) {
  if (name == "ky") return UiLanguage::kKyrgyz;
  if (name == "ru") return UiLanguage::kRussian;
  if (name == "en") return UiLanguage::kEnglish;
  return std::nullopt;
}

}  // namespace

ViewerLevel level_of(Role role, const AccessSettings& settings) {
  return viewer_level_of(setting_of(role, settings)).value_or(ViewerLevel::kFigures);
}

Result<HtmlView> view_of(const Request& request, const Caller& caller, const AccessSettings& settings) {
  HtmlView view;
  view.level = level_of(caller.role, settings);
  if (const auto wanted = request.parameter("level")) {
    const auto level = viewer_level_of(*wanted);
    if (!level) return fail(ErrorCode::kInvalidArgument, "level: full, passages or figures is wanted");
    view.level = std::max(view.level, *level);  // later ones show less
  }
  if (const auto wanted = request.parameter("language")) {
    const auto language = language_named(*wanted);
    if (!language) return fail(ErrorCode::kInvalidArgument, "language: ky, ru or en is wanted");
    view.language = *language;
  }
  const auto student = request.parameter("student").value_or("false");
  if (student != "true" && student != "false")
    return fail(ErrorCode::kInvalidArgument, "student: true or false is wanted");
  view.student = student == "true";
  if (view.student) view.level = std::max(view.level, ViewerLevel::kPassages);
  return view;
}

}  // namespace tamga
