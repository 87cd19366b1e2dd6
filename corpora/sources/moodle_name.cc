#include "corpora/sources/moodle_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tamga {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMark = "_assignsubmission_";
constexpr std::size_t kMostDigits = 20;

// "Participant" in the languages that Tamga serves.
constexpr std::array kHidden = {"Participant"sv, "Участник"sv, "Катышуучу"sv};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Author, user name and id from what stands before the mark, read from its end. False: there is no id, or no author.
bool read_author(std::string_view before, MoodleName& name) {
  const auto last = before.find_last_of('_');
  if (last == std::string_view::npos || last == 0) return false;
  const auto id = before.substr(last + 1);
  if (id.empty() || id.size() > kMostDigits || !std::ranges::all_of(id, is_digit)) return false;
  auto author = before.substr(0, last);
  const auto underscore = author.find_last_of('_');  // a name has none: before it stands the user name
  if (underscore != std::string_view::npos) {
    name.username = author.substr(0, underscore);
    author.remove_prefix(underscore + 1);
  }
  if (author.empty()) return false;
  name.author = author;
  name.participant_id = id;
  name.blind = std::ranges::find(kHidden, author) != kHidden.end();
  return true;
}

// The plug-in and the file from what stands behind the mark.
bool read_submission(std::string_view behind, MoodleName& name) {
  constexpr auto kPlugins = std::to_array<std::pair<std::string_view, MoodleName::Kind>>(
      {{"file", MoodleName::Kind::kFile}, {"onlinetext", MoodleName::Kind::kOnlineText}});
  for (const auto& [plugin, kind] : kPlugins) {
    if (!behind.starts_with(plugin)) continue;
    auto file = behind.substr(plugin.size());
    if (!file.starts_with('_') && !file.starts_with('/')) continue;
    file.remove_prefix(file.starts_with("_/") ? 2 : 1);
    if (file.empty()) return false;
    name.kind = kind;
    name.file = file;
    return true;
  }
  return false;
}

}  // namespace

std::optional<MoodleName> parse_moodle_name(std::string_view name) {
  for (auto mark = name.find(kMark); mark != std::string_view::npos; mark = name.find(kMark, mark + 1)) {
    const auto before = name.substr(0, mark);
    const auto slash = before.find_last_of('/');
    MoodleName read;
    if (!read_author(before.substr(slash == std::string_view::npos ? 0 : slash + 1), read)) continue;
    if (read_submission(name.substr(mark + kMark.size()), read)) return read;
  }
  return std::nullopt;
}

}  // namespace tamga
