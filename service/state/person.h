// Names and addresses of people, apart from their works, so that they can be left out of everything and be taken away.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

namespace tamga {

struct Person {
  std::string id;  // the caller's
  std::string family_name;
  std::string given_name;
  std::string email;
  bool operator==(const Person&) const = default;
};

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, Person>
void visit_fields(Io& io, Row& person) {
  for (auto* text : {&person.id, &person.family_name, &person.given_name, &person.email}) io(*text);
}

inline constexpr std::uint8_t kPersonRowVersion = 1;

}  // namespace tamga
