// The texts of tests/data/fair_shares, and how a check judges their marked passages.
#pragma once

#include <string>
#include <vector>

#include "engine/base/range.h"
#include "engine/report/report.h"

namespace tamga::testing {

// Bytes of a work that must be kept out of the borrowed words, or must count.
struct MarkedPassage {
  ByteRange place;
  bool kept_out = false;
};

struct FairCase {
  std::string name;
  std::string given;  // by the teacher; empty: nothing
  std::string law;    // in a collection of legal texts; empty: none
  std::string text;   // the work, its marks taken out
  std::vector<MarkedPassage> passages;
};

std::vector<FairCase> read_cases(const std::string& path);

// The case as a work with a page of other text behind it, checked against a corpus that holds its own text, and its
// law.
Report check_case(const FairCase& one);

// A page of text that stands nowhere else.
std::string filler();

// The share of the passage's words that are borrowed, 0..1.
double borrowed_share(const Report& report, ByteRange place);

}  // namespace tamga::testing
