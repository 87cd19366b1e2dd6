#include "engine/source_reasons.h"

#include <algorithm>
#include <cstddef>

namespace tamga {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> people(std::string_view author_id) {
  std::vector<std::string_view> found;
  while (!author_id.empty()) {
    const std::string_view one = author_id.substr(0, author_id.find(';'));
    author_id.remove_prefix(std::min(author_id.size(), one.size() + 1));
    if (!trimmed(one).empty()) found.push_back(trimmed(one));
  }
  return found;
}

bool same(const std::string& a, const std::string& b) {
  return !a.empty() && a == b;
}

}  // namespace

bool is_own_work(const Authorship& work, const Authorship& source, OwnScope scope) {
  const auto authors = people(source.author_id);
  if (!std::ranges::any_of(people(work.author_id),
                           [&](std::string_view one) { return std::ranges::count(authors, one) > 0; })) {
    return false;
  }
  const bool same_course = same(work.course, source.course);
  switch (scope) {
    case OwnScope::kCourse:
      return same_course;
    case OwnScope::kAssignment:
      return same_course && same(work.assignment, source.assignment);
    case OwnScope::kAll:
    case OwnScope::kNone:
      break;
  }
  return true;
}

bool is_small_source(std::uint32_t shared, std::uint32_t words, const LeastSource& least) {
  return shared < least.words || std::uint64_t{shared} * 10'000 < std::uint64_t{words} * least.hundredths;
}

std::vector<bool> small_matches(const std::vector<Passage>& passages, std::uint32_t min_words) {
  std::vector<bool> small(passages.size());
  for (std::size_t begin = 0; begin < passages.size();) {
    std::size_t end = begin + 1;
    while (end < passages.size() && passages[end].work.begin <= passages[end - 1].work.end) ++end;
    const bool is_small = passages[end - 1].work.end - passages[begin].work.begin < min_words;
    for (; begin < end; ++begin) small[begin] = is_small;
  }
  return small;
}

}  // namespace tamga
