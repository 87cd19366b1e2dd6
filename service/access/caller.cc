#include "service/access/caller.h"

namespace tamga {

std::string_view role_name(Role role) {
  switch (role) {
    case Role::kNobody:
      return "nobody";
    case Role::kAdmin:
      return "admin";
    case Role::kLms:
      return "lms";
    case Role::kTeacher:
      return "teacher";
    case Role::kAuditor:
      break;
  }
  return "auditor";
}

std::optional<Role> role_of(std::string_view name) {
  for (const Role role : {Role::kAdmin, Role::kLms, Role::kTeacher, Role::kAuditor}) {
    if (role_name(role) == name) return role;
  }
  return std::nullopt;
}

std::string role_names(Roles roles) {
  if (roles.open()) return "anyone";
  std::string names;
  for (const Role role : {Role::kAdmin, Role::kLms, Role::kTeacher, Role::kAuditor}) {
    if (roles.holds(role)) names.append(names.empty() ? "" : ",").append(role_name(role));
  }
  return names;
}

}  // namespace tamga
