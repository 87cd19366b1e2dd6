#include "engine/report/review/text_order.h"

#include <algorithm>
#include <tuple>

namespace tamga {

std::vector<NumberedPassage> passages_in_text_order(const Report& report) {
  std::vector<NumberedPassage> all;
  for (std::uint32_t source = 0; source < report.sources.size(); ++source) {
    for (const auto& passage : report.sources[source].passages) all.push_back({source, &passage});
  }
  const auto key = [](const NumberedPassage& each) {
    const auto& words = each.passage->work_words;
    return std::tuple(words.begin, ~words.end, each.source);
  };
  std::ranges::stable_sort(all, {}, key);
  return all;
}

}  // namespace tamga
