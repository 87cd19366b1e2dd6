// A source's gain can only fall as others are taken, so a gain computed earlier bounds it from above: a queue of such
// bounds needs a fresh count only for the source on top.
#include "engine/source_order.h"

#include <algorithm>
#include <queue>

namespace tamga {
namespace {

struct Bound {
  std::uint32_t gain;
  std::uint32_t words;
  const std::string* id;
  std::size_t index;
};

struct ComesLater {
  bool operator()(const Bound& a, const Bound& b) const {
    if (a.gain != b.gain) return a.gain < b.gain;
    if (a.words != b.words) return a.words < b.words;
    return *a.id > *b.id;
  }
};

// Words of `ranges` that are not taken; each counts once.
std::uint32_t gain(std::span<const TokenRange> ranges, const std::vector<bool>& taken) {
  std::uint32_t count = 0;
  std::uint32_t seen = 0;  // ranges are by place in the work, so words before this one are counted
  for (const TokenRange& range : ranges) {
    for (std::uint32_t word = std::max(range.begin, seen); word < range.end; ++word) {
      if (!taken[word]) ++count;
    }
    seen = std::max(seen, range.end);
  }
  return count;
}

void take(std::span<const TokenRange> ranges, std::vector<bool>& taken) {
  for (const TokenRange& range : ranges) {
    for (std::uint32_t word = range.begin; word < range.end; ++word) taken[word] = true;
  }
}

}  // namespace

std::vector<std::size_t> source_order(std::vector<bool> taken, std::span<const UnorderedSource> sources) {
  std::priority_queue<Bound, std::vector<Bound>, ComesLater> queue;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    queue.push({gain(sources[i].counted, taken), sources[i].words_in_text, &sources[i].id, i});
  }
  std::vector<std::size_t> order;
  while (!queue.empty()) {
    Bound best = queue.top();
    queue.pop();
    const std::uint32_t now = gain(sources[best.index].counted, taken);
    if (now == best.gain) {
      order.push_back(best.index);
      take(sources[best.index].counted, taken);
    } else {
      best.gain = now;
      queue.push(best);
    }
  }
  return order;
}

}  // namespace tamga
