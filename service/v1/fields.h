// Members of a JSON object that a caller sent, read strictly: an unknown member is an error, so that a misspelt option
// is never silently left out.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"

namespace tamga {

// Reads members one after another; the first mistake is kept and later reads give their defaults. done() ends the
// reading: it also names members that nobody asked for. Strings: at most `most` bytes, no NUL.
class Fields {
 public:
  // `object` outlives this; anything but an object is a mistake. `name` stands in messages: "the body".
  Fields(const Json& object, std::string name);

  std::string text(std::string_view member, std::size_t most = 500, std::string otherwise = "");
  std::string needed_text(std::string_view member, std::size_t most = 500);  // not empty
  bool truth(std::string_view member, bool otherwise);
  std::uint32_t number(std::string_view member, std::uint32_t most, std::uint32_t otherwise);
  std::vector<std::string> texts(std::string_view member, std::size_t most_items, std::size_t most = 200);
  const Json* list(std::string_view member, std::size_t most_items);  // nullptr: absent, or a mistake
  bool has(std::string_view member) const;

  void refuse(std::string_view member, const std::string& what);  // a mistake that the caller found
  Status done();                                                  // kInvalidArgument

 private:
  const Json* find(std::string_view member);

  const Json& object_;
  std::string name_;
  std::set<std::string, std::less<>> known_;
  std::optional<std::string> mistake_;
};

}  // namespace tamga
