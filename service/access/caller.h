// Who calls: an institution, one of its keys, and what that key may do.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace tamga {

enum class Role : std::uint8_t {
  kNobody,   // no key was needed
  kAdmin,    // of an institution: everything of it, keys aside
  kLms,      // a learning platform: hands in works, reads their reports
  kTeacher,  // checks works and reads reports, with the passages of sources
  kAuditor   // reads figures and reports without the texts of sources; changes nothing
};

std::string_view role_name(Role role);               // "nobody", "admin", "lms", "teacher", "auditor"
std::optional<Role> role_of(std::string_view name);  // of a key: never kNobody

// Some of the roles. Roles::anyone() asks for no key at all.
class Roles {
 public:
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) bits_ = static_cast<std::uint8_t>(bits_ | bit(role));
  }
  static constexpr Roles anyone() { return {Role::kNobody}; }
  constexpr bool open() const { return holds(Role::kNobody); }
  constexpr bool holds(Role role) const { return (bits_ & bit(role)) != 0; }

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  std::uint8_t bits_ = 0;
};

std::string role_names(Roles roles);  // "admin,lms"; "anyone"

struct Caller {
  std::string institution;  // whose data is touched; never anybody else's
  std::string key_id;       // public name of the key, for fairness, limits and the audit log; empty for kNobody
  Role role = Role::kNobody;
};

}  // namespace tamga
