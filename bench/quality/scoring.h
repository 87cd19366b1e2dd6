// The measures of text alignment: precision, recall, granularity, plagdet.
//
// Source: Potthast, Stein, Barrón-Cedeño, Rosso, "An Evaluation Framework for Plagiarism Detection", COLING 2010. Read
// as its usual scorers read it: a passage is found as far as detections of the same two documents that overlap it on
// both sides cover it, code points of the work and of the source counted together.
#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "engine/report/report.h"

namespace tamga::quality {

// A passage of a work and where it stands in a source; either what is true or what was detected. Documents are named
// by their files, ranges are code points and not empty.
struct PassagePair {
  std::string work;
  CodePointRange in_work;
  std::string source;
  CodePointRange in_source;
  bool operator==(const PassagePair&) const = default;
};

// By work, place in it, source, place in it.
inline bool comes_before(const PassagePair& a, const PassagePair& b) {
  return std::tie(a.work, a.in_work.begin, a.in_work.end, a.source, a.in_source.begin, a.in_source.end) <
         std::tie(b.work, b.in_work.begin, b.in_work.end, b.source, b.in_source.begin, b.in_source.end);
}

struct Measures {
  double plagdet = 0;      // F1 of precision and recall / log2(1 + granularity)
  double precision = 0;    // share of the detections that overlapping true passages cover
  double recall = 0;       // share of the true passages that overlapping detections cover
  double granularity = 1;  // detections a found passage, 1 at best
};

struct Scores {
  Measures macro;  // each passage counts the same
  Measures micro;  // each code point of a document counts the same, once
  std::size_t cases = 0;
  std::size_t detections = 0;
  std::size_t found = 0;  // cases that any detection overlaps
};

// Repeats of a passage count once. Neither cases nor detections is a perfect score; only one of them gives precision
// and recall 0 each. Time O(n log n + pairs of passages within one pair of documents).
Scores score(std::vector<PassagePair> truth, std::vector<PassagePair> detections);

// Recall of each passage of `truth`, in its order.
std::vector<double> recall_by_case(const std::vector<PassagePair>& truth, const std::vector<PassagePair>& detections);

}  // namespace tamga::quality
