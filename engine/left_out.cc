#include "engine/left_out.h"

#include <string_view>
#include <utility>

namespace tamga {
namespace {

// "1 document", "2 documents".
std::string counted(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string_view was_or_were(std::uint64_t count) {
  return count == 1 ? " was " : " were ";
}

std::string budget_sentence(std::uint64_t count, std::uint32_t budget) {
  return counted(count, "more document") + " sharing text with the work" + std::string(was_or_were(count)) +
         "not compared: the budget is " + counted(budget, "document") + " a check.";
}

std::string common_sentence(std::uint64_t count, std::uint32_t cap) {
  return counted(count, "fingerprint") + " of the work" + std::string(was_or_were(count)) +
         "not used to find sources: more than " + counted(cap, "document") + " have " + (count == 1 ? "it." : "them.");
}

std::string stop_sentence(std::uint64_t count) {
  return counted(count, "fingerprint") + " of the work" + std::string(was_or_were(count)) +
         "not used to find sources: the stop set of common text holds " + (count == 1 ? "it." : "them.");
}

std::string erased_sentence(std::uint64_t count) {
  return counted(count, "document") + " of the snapshot" + std::string(was_or_were(count)) +
         "not searched, having been erased or replaced since.";
}

std::string seeds_sentence(std::uint64_t count, std::uint32_t run) {
  return std::to_string(count) + " possible beginning" + (count == 1 ? "" : "s") + " of a match" +
         std::string(was_or_were(count)) + "not followed, the words repeating too often; unchanged runs of " +
         counted(run, "word") + " are found all the same.";
}

// An index knows a document by k-grams. It has those of a document that is these words and nothing else; of a longer
// one it has kept some.
std::string short_sentence(std::uint32_t words, const ReportedSettings& settings) {
  const std::uint32_t run = settings.fingerprints.guaranteed_run();
  std::string sentence = "The work has " + counted(words, "word") + "; only from " + counted(run, "word") +
                         " on is an unchanged run certain to be found. It was looked for as a whole, word for word";
  if (settings.guaranteed_through_index() == 0) return sentence + ".";
  sentence += ": a document of exactly these words is found; inside a longer one they ";
  return sentence + (words < settings.fingerprints.k ? "were not looked for." : "may have been missed.");
}

std::string cut_sentence(std::uint64_t count, std::uint32_t top) {
  return counted(count, "more source") + std::string(was_or_were(count)) +
         "found and counted in the shares, but only the " + std::to_string(top) + " asked for " +
         (top == 1 ? "is" : "are") + " listed.";
}

}  // namespace

std::vector<NotChecked> not_checked(const LeftOut& left_out, std::uint32_t words, const ReportedSettings& settings) {
  std::vector<NotChecked> entries;
  const auto add = [&](NotCheckedReason reason, std::uint64_t count, std::string sentence) {
    if (count > 0) entries.push_back({reason, count, std::move(sentence)});
  };
  const std::uint32_t run = settings.fingerprints.guaranteed_run();
  add(NotCheckedReason::kCandidateBudget, left_out.beyond_budget,
      budget_sentence(left_out.beyond_budget, settings.candidate_budget));
  add(NotCheckedReason::kCommonFingerprints, left_out.common_fingerprints,
      common_sentence(left_out.common_fingerprints, settings.document_cap));
  add(NotCheckedReason::kStopSet, left_out.stop_fingerprints, stop_sentence(left_out.stop_fingerprints));
  add(NotCheckedReason::kErasedSince, left_out.erased_since, erased_sentence(left_out.erased_since));
  add(NotCheckedReason::kRepeatedSeeds, left_out.repeated_seeds, seeds_sentence(left_out.repeated_seeds, run));
  for (const auto& id : left_out.unreadable) {
    add(NotCheckedReason::kSourceUnreadable, 1,
        "The document \"" + id + "\" was not compared: its stored text cannot be read.");
  }
  if (words < run) entries.push_back({NotCheckedReason::kTooShort, words, short_sentence(words, settings)});
  add(NotCheckedReason::kSourcesCut, left_out.sources_cut, cut_sentence(left_out.sources_cut, settings.top));
  for (const auto& id : left_out.unknown_named_sources) {
    add(NotCheckedReason::kNamedSourceUnknown, 1,
        "The source \"" + id +
            "\" was to be left out, but no document of this id was searched: nothing was taken out.");
  }
  return entries;
}

}  // namespace tamga
