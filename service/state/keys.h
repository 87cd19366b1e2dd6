// Keys of the rows of the service's state: a letter for the kind, then what tells rows of one kind apart. Names inside
// a key are a big-endian length of four bytes and their bytes, so that no name can run into the next; numbers are
// big-endian, so that the order of bytes is theirs. docs/lms.md lists them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

// Behind each letter: what follows in the key, and what the value is.
inline constexpr char kMetaRow = 'm';      // name; format version, keys of the service
inline constexpr char kWorkRow = 'w';      // work id; WorkRecord
inline constexpr char kFileRow = 'f';      // work id; the bytes handed in, until their text is stored
inline constexpr char kTextRow = 't';      // work id; extracted text with its layout
inline constexpr char kReportRow = 'r';    // work id; the current report as JSON
inline constexpr char kPersonRow = 'p';    // institution, person id; names and e-mail address
inline constexpr char kOwnerRow = 'o';     // institution, person id, work id; empty: works of a person
inline constexpr char kListRow = 'l';      // institution, time, work id; empty: works in order of creation
inline constexpr char kCitedRow = 'b';     // institution and id of a source, work id; empty: reports that show it
inline constexpr char kCoverageRow = 'c';  // institution, month, work id; CoverageFact
inline constexpr char kJobRow = 'j';       // number; Job
inline constexpr char kHookRow = 'h';      // institution, key id, hook id; Hook
inline constexpr char kEulaRow = 'e';      // institution, key id, version, user id; acceptance
inline constexpr char kOwnApiRow = 'y';    // rows of the own API

std::string plain_key(char kind, std::string_view rest);
// The letter and each of the names, with its length in front: a prefix for a cursor.
std::string named_key(char kind, std::initializer_list<std::string_view> names);
// The first `count` names of such a key; fewer where it holds fewer.
std::vector<std::string> names_of_key(std::string_view key, std::size_t count);
std::string big_endian64(std::uint64_t value);
std::uint64_t read_big_endian64(std::string_view eight_bytes);

}  // namespace tamga
