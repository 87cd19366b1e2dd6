#include "engine/report/html/page_words.h"

#include <cassert>

namespace tamga {

std::array<ShareRow, kShareRows> share_rows(const Shares& shares) {
  return {{{CountedAs::kCopied, "copied", Term::kCopied, Term::kCopiedMeaning, shares.copied},
           {CountedAs::kReworded, "reworded", Term::kReworded, Term::kRewordedMeaning, shares.reworded},
           {CountedAs::kSummarised, "summarised", Term::kSummarised, Term::kSummarisedMeaning, shares.summarised},
           {CountedAs::kQuoted, "quoted", Term::kQuoted, Term::kQuotedMeaning, shares.quoted},
           {CountedAs::kSetAside, "set-aside", Term::kSetAside, Term::kSetAsideMeaning, shares.set_aside},
           {CountedAs::kOwnEarlier, "own-earlier", Term::kOwnEarlier, Term::kOwnEarlierMeaning, shares.own_earlier},
           {CountedAs::kNotJudged, "not-judged", Term::kNotJudged, Term::kNotJudgedMeaning, shares.not_judged},
           {CountedAs::kOriginal, "original", Term::kOriginal, Term::kOriginalMeaning, shares.original}}};
}

}  // namespace tamga
