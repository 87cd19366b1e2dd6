#include "engine/report/report_sense.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/report/shares_sense.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

using Nonsense = std::optional<std::string>;

template <class Range>
bool lies_in(const Range& range, std::uint64_t begin, std::uint64_t end) {
  return begin <= range.begin && range.begin <= range.end && range.end <= end;
}

template <class Range>
bool lies_in(const Range& inner, const Range& outer) {
  return lies_in(inner, outer.begin, outer.end);
}

Nonsense nonsense_in_shares(const Report& report) {
  const Shares& shares = report.shares;
  std::uint64_t sum = 0;
  for (const std::uint32_t part : {shares.copied, shares.reworded, shares.summarised, shares.quoted, shares.set_aside,
                                   shares.own_earlier, shares.not_judged, shares.original}) {
    sum += part;
  }
  if (sum != shares.words) return "body.shares.words do not add up to all words";
  if (shares.words != report.work.words) return "body.shares.words.all is not body.work.words";
  if (shares.longest_passage > shares.words) return "body.shares.words.longest_passage is longer than the work";
  return std::nullopt;
}

Nonsense nonsense_in_settings(const FingerprintSettings& settings) {
  const std::uint64_t sum = std::uint64_t{settings.k} + settings.window;
  if (settings.k > 0 && settings.window > 0 && sum <= std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return "body.settings.fingerprints are none that a corpus can have";
}

bool twins_fit(const ReportedPassage& passage) {
  std::uint64_t words = 0;
  const bool inside = std::ranges::all_of(passage.twins, [&](const ReportedTwin& run) {
    words += run.words;
    return run.words > 0 && lies_in(run.work, passage.work) && lies_in(run.source, passage.source);
  });
  return inside && words <= passage.work_words.size();
}

bool changes_fit(const ReportedPassage& passage) {
  return std::ranges::all_of(passage.changed, [&](const ReportedChange& change) {
    return lies_in(change.work, passage.work) && lies_in(change.source, passage.source);
  });
}

Nonsense nonsense_in_passage(const ReportedPassage& passage, std::uint32_t words_of_work, std::uint32_t text_of_work,
                             std::uint32_t words_of_source) {
  if (!lies_in(passage.work, 0, text_of_work)) return " lies outside the work's text";
  if (!lies_in(passage.work_words, 0, words_of_work)) return " lies outside the work's words";
  if (!lies_in(passage.source_words, 0, words_of_source)) return " lies outside the source's words";
  const bool fits = passage.source.begin <= passage.source.end &&
                    passage.source.end - passage.source.begin == count_code_points(passage.source_text);
  if (!fits) return ".source.code_points are not those of its text";
  if (!twins_fit(passage)) return ".same does not fit into the passage";
  if (!changes_fit(passage)) return ".changed does not fit into the passage";
  return std::nullopt;
}

Nonsense nonsense_in_source(const ReportedSource& source, std::uint32_t words_of_work, std::uint32_t text_of_work) {
  if (source.share.in_report > source.share.in_text || source.share.in_text > words_of_work) {
    return ".share counts more words than there are";
  }
  if (source.passages.empty()) return ".passages is empty";
  for (std::size_t i = 0; i < source.passages.size(); ++i) {
    const auto& passage = source.passages[i];
    if (const auto fault = nonsense_in_passage(passage, words_of_work, text_of_work, source.words)) {
      return ".passages[" + std::to_string(i) + "]" + *fault;
    }
  }
  return std::nullopt;
}

template <class Signs>
bool places_fit(const Signs& signs, std::uint32_t text_of_work) {
  return std::ranges::all_of(signs, [&](const auto& sign) {
    return std::ranges::all_of(sign.places,
                               [&](const CodePointRange& place) { return lies_in(place, 0, text_of_work); });
  });
}

}  // namespace

Nonsense first_nonsense(const Report& report) {
  if (auto fault = nonsense_in_shares(report)) return fault;
  if (auto fault = nonsense_in_settings(report.settings.fingerprints)) return fault;
  const auto text_of_work = static_cast<std::uint32_t>(count_code_points(report.work.text));
  if (auto fault = nonsense_in_spans(report, text_of_work)) return fault;
  for (std::size_t i = 0; i < report.sources.size(); ++i) {
    if (const auto fault = nonsense_in_source(report.sources[i], report.work.words, text_of_work)) {
      return "body.sources[" + std::to_string(i) + "]" + *fault;
    }
  }
  if (!places_fit(report.flags, text_of_work)) return "body.flags has a place outside the work's text";
  if (!places_fit(report.observations, text_of_work)) return "body.observations has a place outside the work's text";
  return std::nullopt;
}

}  // namespace tamga
