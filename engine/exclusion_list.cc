#include "engine/exclusion_list.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace tamga {
namespace {

ExclusionState state_of(SpanLabel label, bool on) {
  switch (label) {
    case SpanLabel::kQuotationWithoutSource:
      return ExclusionState::kWithoutSource;
    case SpanLabel::kQuotationOverCap:
      return ExclusionState::kOverCap;
    case SpanLabel::kNone:
      break;
  }
  return on ? ExclusionState::kApplied : ExclusionState::kOff;
}

std::string detail_of(ExclusionKind kind, const FoundSource& source, const ReportedSettings& settings) {
  const std::string name = "\"" + source.shown.id + "\"";
  switch (kind) {
    case ExclusionKind::kOwnEarlier:
      return "Stands in " + name + ", a work of the same author.";
    case ExclusionKind::kNamedSource:
      return "Stands in " + name + ", a source that is to be left out.";
    case ExclusionKind::kSmallSource:
      return "Stands in " + name + ", which shares only " + std::to_string(source.shown.share.in_text) +
             " words with the work.";
    default:
      break;
  }
  return "A passage of fewer than " + std::to_string(settings.min_words) + " words, shared with " + name + ".";
}

// True for words that any source holds.
std::vector<bool> held_words(std::uint32_t words, const std::vector<FoundSource>& sources) {
  std::vector<bool> held(words);
  for (const FoundSource& source : sources) {
    for (const Passage& passage : source.passages) {
      for (std::uint32_t word = passage.work.begin; word < passage.work.end; ++word) held[word] = true;
    }
  }
  return held;
}

bool any(const std::vector<bool>& held, TokenRange words) {
  return std::ranges::count(held.begin() + words.begin, held.begin() + words.end, true) > 0;
}

class List {
 public:
  explicit List(const Findings& findings) : findings_(findings) {}

  void add(ExclusionKind kind, TokenRange words, SpanLabel label, std::string detail) {
    const WordPlace& first = findings_.word_places[words.begin];
    const WordPlace& last = findings_.word_places[words.end - 1];
    entries_.push_back({kind,
                        state_of(label, findings_.settings.exclusions.asked.on.has(kind)),
                        words,
                        {first.code_points.begin, last.code_points.end},
                        first.in_file,
                        std::move(detail)});
  }

  void add(const FoundSource& source) {
    for (std::size_t i = 0; i < source.passages.size(); ++i) {
      for (const ExclusionSet& reasons : {source.shown.reasons, source.shown.passages[i].reasons}) {
        for (const ExclusionKind kind : reasons.kinds()) {
          if (!is_of_source(kind)) continue;
          add(kind, source.passages[i].work, SpanLabel::kNone, detail_of(kind, source, findings_.settings));
        }
      }
    }
  }

  std::vector<ReportedExclusion> sorted() && {
    std::ranges::stable_sort(entries_, {}, [](const ReportedExclusion& entry) {
      return std::tuple(entry.words.begin, entry.kind, entry.words.end, std::string_view(entry.detail));
    });
    return std::move(entries_);
  }

 private:
  const Findings& findings_;
  std::vector<ReportedExclusion> entries_;
};

}  // namespace

std::vector<ReportedExclusion> exclusion_list(const Findings& findings, const std::vector<FoundSource>& sources) {
  List list(findings);
  const auto held = held_words(findings.work.words, sources);
  for (const FoundExclusion& one : findings.exclusions) {
    if (one.label != SpanLabel::kNone && !any(held, one.words)) continue;
    list.add(one.kind, one.words, one.label, one.detail);
  }
  for (const FoundSource& source : sources) list.add(source);
  return std::move(list).sorted();
}

}  // namespace tamga
