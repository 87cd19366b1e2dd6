// At least 95 of 100 marked passages are judged right, on each side and in each language.
#include <gtest/gtest.h>

#include <string>

#include "tests/fair_shares/cases.h"

namespace tamga {
namespace {

struct Tally {
  int passages = 0;
  int right = 0;
};

class FairShares : public ::testing::TestWithParam<std::string> {};

TEST_P(FairShares, KeepsOutWhatItMustAndCountsTheRest) {
  Tally kept_out;
  Tally counted;
  for (const std::string half : {"first", "second", "third"}) {
    const auto path = std::string(TAMGA_SOURCE_DIR "/tests/data/fair_shares/") + half + "/" + GetParam() + ".txt";
    for (const testing::FairCase& one : testing::read_cases(path)) {
      const Report report = testing::check_case(one);
      for (const auto& passage : one.passages) {
        const double borrowed = testing::borrowed_share(report, passage.place);
        const bool right = passage.kept_out ? borrowed <= 0.1 : borrowed >= 0.9;
        Tally& tally = passage.kept_out ? kept_out : counted;
        ++tally.passages;
        tally.right += right ? 1 : 0;
        if (right) continue;
        std::printf("%s/%s, %s: %.2f of \"%s\" is borrowed\n", half.c_str(), GetParam().c_str(), one.name.c_str(),
                    borrowed, one.text.substr(passage.place.begin, passage.place.end - passage.place.begin).c_str());
      }
    }
  }
  std::printf("%s: kept out %d of %d, counted %d of %d\n", GetParam().c_str(), kept_out.right, kept_out.passages,
              counted.right, counted.passages);
  EXPECT_GE(kept_out.passages + counted.passages, 60);
  EXPECT_GE(kept_out.right, 0.95 * kept_out.passages);
  EXPECT_GE(counted.right, 0.95 * counted.passages);
}

INSTANTIATE_TEST_SUITE_P(Languages, FairShares, ::testing::Values("ky", "ru", "en"));

}  // namespace
}  // namespace tamga
