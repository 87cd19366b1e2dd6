// What the names in a "download all submissions" archive of Moodle say: whose work it is, and how it was handed in.
//
// Moodle writes, before version 4.0 with another "_" behind the plug-in,
//   in folders   Full Name_ID_assignsubmission_file/essay.docx
//                Full Name_ID_assignsubmission_onlinetext/onlinetext.html
//   and flat     Full Name_ID_assignsubmission_file_essay.docx
// A "_" of the name becomes a space. With blind marking the name is "Participant", with team submission that of the
// team; some sites put the user name and "_" before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tamga {

struct MoodleName {
  enum class Kind : std::uint8_t { kFile, kOnlineText };

  std::string author;          // "Айжан Асанова", "Participant", "Group 3": for people, never an id
  std::string username;        // where the site puts it first; else empty
  std::string participant_id;  // digits: the same for all that a student hands in for one assignment
  Kind kind = Kind::kFile;
  std::string file;    // as the student named it: "essay.docx", in an archive "work.zip/essay.docx"
  bool blind = false;  // the name is hidden from the teacher

  bool operator==(const MoodleName&) const = default;
};

// `name` is that of RawDocument: folders with "/". Nothing for any other name. Time O(n).
//
// A student chooses what stands behind the first mark "_ID_assignsubmission_", and might write another such mark there;
// so the first one counts, and the author is read from it to the left.
std::optional<MoodleName> parse_moodle_name(std::string_view name);

}  // namespace tamga
