// Reads a JSON value that somebody else wrote, member by member, without trusting any of it.
//
// The first thing that is wrong is kept with its place; whatever is read after it is a default. So a reader says what
// it wants, one line a member, and asks once at its end whether all of it was there.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"

namespace tamga {

// The first fault of a value: where it is, and the rest of the sentence that begins with its place.
struct JsonFault {
  const Json* at = nullptr;  // none
  std::string what;
};

// One value inside a tree. Cheap to copy; the tree and the fault outlive it.
class JsonCursor {
 public:
  JsonCursor(const Json& value, JsonFault& fault) : value_(&value), fault_(&fault) {}

  // A member of an object. A value that is no object, or has no such member, is a fault.
  JsonCursor at(std::string_view name) const;
  // Whether it is an object with this member: for what may be absent.
  bool has(std::string_view name) const;
  // The items of an array.
  std::vector<JsonCursor> items() const;

  std::string text() const;
  bool yes_or_no() const;
  std::uint32_t count32() const;  // a whole number from 0 to 2^32 - 1
  std::uint64_t count64() const;  // to 2^64 - 1
  double fraction() const;        // a number from 0 to 1
  std::uint32_t hundredths() const;  // a number from 0 to 100 in hundredths, the nearest

  // The value of `Enum`, whose values are 0 .. last, that `name` gives this string.
  template <class Enum>
  Enum one_of(Enum last, std::string_view (*name)(Enum)) const {
    const std::string wanted = text();
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
    }
    fail("is none of the names known here");
    return Enum{};
  }

  // Keeps "PLACE what" as the fault, unless there is one already.
  void fail(std::string what) const;
  bool failed() const { return fault_->at != nullptr; }

  // Faults unless every member of this object is one of `names`.
  void expect_only(std::initializer_list<std::string_view> names) const;

 private:
  const Json* value_;
  JsonFault* fault_;
};

// `items()` read one by one.
template <class Read>
auto read_list(const JsonCursor& list, Read read) {
  std::vector<decltype(read(list))> result;
  for (const JsonCursor& item : list.items()) result.push_back(read(item));
  return result;
}

// kCorrupt: "NAME: PLACE what", the place as in "body.sources[3].title". Requires a fault inside `root`.
// Time O(size of root).
Error json_error(std::string_view name, const Json& root, const JsonFault& fault);

// The first place where `given` is not what `expected` is, objects compared whatever the order of their members: a
// member too many, one too few, another value. No fault if there is none. Time O(size), and O(members^2) an object.
JsonFault first_difference(const Json& given, const Json& expected);

// A string for a sentence: in quotation marks, cut after 60 bytes.
std::string quoted_short(std::string_view text);

}  // namespace tamga
