// The measures again, one code point after the other.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "bench/quality/scoring.h"

namespace tamga::quality {
namespace {

using Passages = std::vector<PassagePair>;
using Points = std::set<std::pair<std::string, std::uint32_t>>;  // document, code point

// The code points of a passage; sources are marked, so that no document is both.
Points points(const PassagePair& passage) {
  Points all;
  for (auto at = passage.in_work.begin; at < passage.in_work.end; ++at) all.emplace(passage.work, at);
  for (auto at = passage.in_source.begin; at < passage.in_source.end; ++at) all.emplace("/" + passage.source, at);
  return all;
}

Points common(const Points& a, const Points& b) {
  Points both;
  std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
  return both;
}

bool detects(const PassagePair& a, const PassagePair& b) {
  bool in_work = false;
  bool in_source = false;
  for (const auto& [document, at] : common(points(a), points(b))) {
    in_work = in_work || document == a.work;
    in_source = in_source || document == "/" + a.source;
  }
  return a.work == b.work && a.source == b.source && in_work && in_source;
}

Points found_of(const PassagePair& passage, const Passages& others) {
  Points found;
  for (const PassagePair& other : others) {
    if (detects(passage, other)) found.merge(common(points(passage), points(other)));
  }
  return found;
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double macro(const Passages& passages, const Passages& others) {
  double sum = 0;
  for (const PassagePair& each : passages) sum += ratio(found_of(each, others).size(), points(each).size());
  return passages.empty() ? 0 : sum / static_cast<double>(passages.size());
}

double micro(const Passages& passages, const Passages& others) {
  Points whole, part;
  for (const PassagePair& each : passages) {
    whole.merge(points(each));
    part.merge(found_of(each, others));
  }
  return ratio(part.size(), whole.size());
}

double granularity(const Passages& truth, const Passages& detections) {
  std::size_t pieces = 0;
  std::size_t found = 0;
  for (const PassagePair& each : truth) {
    const auto count = std::ranges::count_if(detections, [&](const auto& other) { return detects(each, other); });
    pieces += static_cast<std::size_t>(count);
    found += count > 0 ? 1 : 0;
  }
  return found == 0 ? 1 : ratio(pieces, found);
}

double plagdet(double precision, double recall, double pieces) {
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) / std::log2(1 + pieces);
}

// Few documents and a short alphabet of places, so that all ways to overlap occur.
Passages random_passages(std::mt19937& random) {
  Passages passages(random() % 6);
  const auto range = [&] {
    const auto begin = static_cast<std::uint32_t>(random() % 20);
    return CodePointRange{begin, begin + 1 + static_cast<std::uint32_t>(random() % 12)};
  };
  for (PassagePair& each : passages) {
    each = {random() % 3 == 0 ? "a" : "b", range(), random() % 3 == 0 ? "a" : "c", range()};
  }
  std::ranges::sort(passages, comes_before);
  const auto repeats = std::ranges::unique(passages);
  passages.erase(repeats.begin(), repeats.end());
  return passages;
}

TEST(ScoringTwin, CountsEachCodePoint) {
  std::mt19937 random(5);
  for (int round = 0; round < 1000; ++round) {
    const Passages truth = random_passages(random);
    const Passages detections = random_passages(random);
    if (truth.empty() && detections.empty()) continue;  // perfect by agreement
    const Scores scores = score(truth, detections);
    const double pieces = granularity(truth, detections);
    ASSERT_NEAR(scores.macro.recall, macro(truth, detections), 1e-12) << round;
    ASSERT_NEAR(scores.macro.precision, macro(detections, truth), 1e-12) << round;
    ASSERT_NEAR(scores.micro.recall, micro(truth, detections), 1e-12) << round;
    ASSERT_NEAR(scores.micro.precision, micro(detections, truth), 1e-12) << round;
    ASSERT_NEAR(scores.macro.granularity, pieces, 1e-12) << round;
    ASSERT_NEAR(scores.macro.plagdet, plagdet(scores.macro.precision, scores.macro.recall, pieces), 1e-12) << round;
    ASSERT_NEAR(scores.micro.plagdet, plagdet(scores.micro.precision, scores.micro.recall, pieces), 1e-12) << round;
  }
}

}  // namespace
}  // namespace tamga::quality
