#include "bench/quality/scoring.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace tamga::quality {
namespace {

using Passages = std::vector<PassagePair>;
using Ranges = std::vector<CodePointRange>;
// For each passage, those of the other list that overlap it on both sides.
using Matches = std::vector<std::vector<const PassagePair*>>;

bool overlap(CodePointRange a, CodePointRange b) {
  return a.begin < b.end && b.begin < a.end;
}

CodePointRange common(CodePointRange a, CodePointRange b) {
  return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

double size(CodePointRange range) {
  return static_cast<double>(range.end - range.begin);
}

double union_length(Ranges ranges) {
  std::ranges::sort(ranges, {}, [](CodePointRange range) { return std::pair(range.begin, range.end); });
  double total = 0;
  std::uint32_t reach = 0;
  for (const CodePointRange& range : ranges) {
    if (range.end <= reach) continue;
    total += size({std::max(range.begin, reach), range.end});
    reach = range.end;
  }
  return total;
}

void drop_repeats(Passages& passages) {
  std::ranges::sort(passages, comes_before);
  const auto repeats = std::ranges::unique(passages);
  passages.erase(repeats.begin(), repeats.end());
}

Matches match(const Passages& passages, const Passages& others) {
  std::map<std::pair<std::string, std::string>, std::vector<const PassagePair*>> by_pair;
  for (const PassagePair& other : others) by_pair[{other.work, other.source}].push_back(&other);
  Matches matches(passages.size());
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const PassagePair& passage = passages[i];
    const auto same_pair = by_pair.find({passage.work, passage.source});
    if (same_pair == by_pair.end()) continue;
    std::ranges::copy_if(same_pair->second, std::back_inserter(matches[i]), [&](const PassagePair* other) {
      return overlap(passage.in_work, other->in_work) && overlap(passage.in_source, other->in_source);
    });
  }
  return matches;
}

// Share of a passage, both sides together, that the matched ones cover.
double covered(const PassagePair& passage, const std::vector<const PassagePair*>& matched) {
  Ranges work, source;
  for (const PassagePair* other : matched) {
    work.push_back(common(passage.in_work, other->in_work));
    source.push_back(common(passage.in_source, other->in_source));
  }
  return (union_length(std::move(work)) + union_length(std::move(source))) /
         (size(passage.in_work) + size(passage.in_source));
}

double macro_coverage(const Passages& passages, const Matches& matches) {
  double sum = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) sum += covered(passages[i], matches[i]);
  return passages.empty() ? 0 : sum / static_cast<double>(passages.size());
}

// Ranges of each document; works and sources are different documents even under one name.
class Documents {
 public:
  void add(const PassagePair& pair, CodePointRange in_work, CodePointRange in_source) {
    ranges_[{'w', pair.work}].push_back(in_work);
    ranges_[{'s', pair.source}].push_back(in_source);
  }
  double length() const {
    double sum = 0;
    for (const auto& [document, ranges] : ranges_) sum += union_length(ranges);
    return sum;
  }

 private:
  std::map<std::pair<char, std::string>, Ranges> ranges_;
};

double micro_coverage(const Passages& passages, const Matches& matches) {
  Documents whole, part;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const PassagePair& passage = passages[i];
    whole.add(passage, passage.in_work, passage.in_source);
    for (const PassagePair* other : matches[i]) {
      part.add(passage, common(passage.in_work, other->in_work), common(passage.in_source, other->in_source));
    }
  }
  return passages.empty() ? 0 : part.length() / whole.length();
}

Measures measures(double precision, double recall, double granularity) {
  const double sum = precision + recall;
  const double f1 = sum > 0 ? 2 * precision * recall / sum : 0;
  return {f1 / std::log2(1 + granularity), precision, recall, granularity};
}

}  // namespace

Scores score(std::vector<PassagePair> truth, std::vector<PassagePair> detections) {
  drop_repeats(truth);
  drop_repeats(detections);
  Scores scores;
  scores.cases = truth.size();
  scores.detections = detections.size();
  if (truth.empty() && detections.empty()) {
    scores.macro = scores.micro = measures(1, 1, 1);
    return scores;
  }
  const Matches of_truth = match(truth, detections);
  const Matches of_detections = match(detections, truth);
  std::size_t pieces = 0;
  for (const auto& matched : of_truth) {
    pieces += matched.size();
    if (!matched.empty()) ++scores.found;
  }
  const double granularity = scores.found > 0 ? static_cast<double>(pieces) / static_cast<double>(scores.found) : 1;
  scores.macro = measures(macro_coverage(detections, of_detections), macro_coverage(truth, of_truth), granularity);
  scores.micro = measures(micro_coverage(detections, of_detections), micro_coverage(truth, of_truth), granularity);
  return scores;
}

std::vector<double> recall_by_case(const std::vector<PassagePair>& truth, const std::vector<PassagePair>& detections) {
  const Matches matches = match(truth, detections);
  std::vector<double> recalls(truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) recalls[i] = covered(truth[i], matches[i]);
  return recalls;
}

}  // namespace tamga::quality
