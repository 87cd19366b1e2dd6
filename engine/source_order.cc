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

// Words of `passages` that are not in `covered`; each counts once.
std::uint32_t gain(std::span<const Passage> passages, const std::vector<bool>& covered) {
  std::uint32_t count = 0;
  std::uint32_t seen = 0;  // passages are by place in the work, so words before this one are counted
  for (const Passage& passage : passages) {
    for (std::uint32_t word = std::max(passage.work.begin, seen); word < passage.work.end; ++word) {
      if (!covered[word]) ++count;
    }
    seen = std::max(seen, passage.work.end);
  }
  return count;
}

void cover(std::span<const Passage> passages, std::vector<bool>& covered) {
  for (const Passage& passage : passages) {
    for (std::uint32_t word = passage.work.begin; word < passage.work.end; ++word) covered[word] = true;
  }
}

}  // namespace

std::vector<std::size_t> source_order(std::uint32_t words, std::span<const UnorderedSource> sources) {
  std::vector<bool> covered(words);
  std::priority_queue<Bound, std::vector<Bound>, ComesLater> queue;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::uint32_t all = gain(sources[i].passages, covered);
    queue.push({all, all, &sources[i].id, i});
  }
  std::vector<std::size_t> order;
  while (!queue.empty()) {
    Bound best = queue.top();
    queue.pop();
    const std::uint32_t now = gain(sources[best.index].passages, covered);
    if (now == best.gain) {
      order.push_back(best.index);
      cover(sources[best.index].passages, covered);
    } else {
      best.gain = now;
      queue.push(best);
    }
  }
  return order;
}

}  // namespace tamga
