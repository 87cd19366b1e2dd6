#include "engine/report/shares_json.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/report/json_parts.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

// Six members, whatever is counted: words or their per cents.
template <class Count>
Json set_aside_json(const SetAside& set_aside, Count count) {
  return {{"template", count(set_aside.templates)},
          {"title_page", count(set_aside.title_page)},
          {"front_matter", count(set_aside.front_matter)},
          {"bibliography", count(set_aside.bibliography)},
          {"law", count(set_aside.laws)},
          {"set_phrase", count(set_aside.set_phrases)}};
}

Json words_json(const Shares& shares) {
  return {{"all", shares.words},
          {"left", shares.words_left()},
          {"borrowed", shares.borrowed()},
          {"copied", shares.copied},
          {"reworded", shares.reworded},
          {"summarised", shares.summarised},
          {"quoted", shares.quoted},
          {"set_aside", shares.set_aside},
          {"set_aside_as", set_aside_json(shares.set_aside_as, [](std::uint32_t words) { return words; })},
          {"own_earlier", shares.own_earlier},
          {"not_judged", shares.not_judged},
          {"original", shares.original},
          {"longest_passage", shares.longest_passage}};
}

Json percent_of_all_json(const Shares& shares) {
  const auto of_all = [&](std::uint32_t words) { return percent(words, shares.words); };
  return {{"borrowed", of_all(shares.borrowed())},
          {"copied", of_all(shares.copied)},
          {"reworded", of_all(shares.reworded)},
          {"summarised", of_all(shares.summarised)},
          {"quoted", of_all(shares.quoted)},
          {"set_aside", of_all(shares.set_aside)},
          {"set_aside_as", set_aside_json(shares.set_aside_as, of_all)},
          {"own_earlier", of_all(shares.own_earlier)},
          {"not_judged", of_all(shares.not_judged)},
          {"original", of_all(shares.original)}};
}

Json percent_of_left_json(const Shares& shares) {
  const auto of_left = [&](std::uint32_t words) { return percent(words, shares.words_left()); };
  return {{"borrowed", of_left(shares.borrowed())},
          {"copied", of_left(shares.copied)},
          {"reworded", of_left(shares.reworded)},
          {"summarised", of_left(shares.summarised)},
          {"original", of_left(shares.original)}};
}

Json coefficient_json(std::uint32_t least_run, std::uint32_t words, const Shares& shares) {
  return {{"least_run", least_run}, {"words", words}, {"percent_of_all", percent(words, shares.words)}};
}

Json holder_json(const Holder& holder) {
  return {{"source", holder.source + 1},
          {"class", passage_class_name(holder.passage_class)},
          {"reasons", reasons_json(holder.reasons)}};
}

}  // namespace

Json shares_json(const Shares& shares) {
  return {{"words", words_json(shares)},
          {"percent_of_all", percent_of_all_json(shares)},
          {"percent_of_left", percent_of_left_json(shares)},
          {"coefficient_1", coefficient_json(kRunOfCoefficient1, shares.in_runs_1, shares)},
          {"coefficient_2", coefficient_json(kRunOfCoefficient2, shares.in_runs_2, shares)},
          {"lms_percent", lms_percent(shares)}};
}

Json reasons_json(ExclusionSet reasons) {
  return array_of(reasons.kinds(), [](ExclusionKind kind) -> Json { return exclusion_name(kind); });
}

Json place_json(const Place& place) {
  return {{"part", part_name(place.part)}, {"paragraph", place.paragraph}, {"page", place.page}};
}

Json span_json(const ReportedSpan& span) {
  const Verdict& verdict = span.verdict;
  return {{"words", span.span.words.size()},
          {"tokens", range_json(span.span.words)},
          {"code_points", range_json(span.place)},
          {"counted_as", counted_as_name(verdict.counted_as)},
          {"reason", verdict.reason ? exclusion_name(*verdict.reason) : std::string_view()},
          {"source", verdict.credited ? *verdict.credited + 1 : 0},
          {"label", span_label_name(span.span.label)},
          {"reasons", reasons_json(span.span.reasons)},
          {"held_by", array_of(span.span.held_by, holder_json)}};
}

Json exclusion_json(const ReportedExclusion& exclusion) {
  return {{"kind", exclusion_name(exclusion.kind)},
          {"state", exclusion_state_name(exclusion.state)},
          {"words", exclusion.words.size()},
          {"tokens", range_json(exclusion.words)},
          {"code_points", range_json(exclusion.place)},
          {"place", place_json(exclusion.in_file)},
          {"sentence", exclusion.detail}};
}

Json exclusion_settings_json(const ReportedExclusionSettings& settings) {
  const ExclusionSettings& asked = settings.asked;
  return {{"order", reasons_json(ExclusionSet::all())},
          {"on", reasons_json(asked.on)},
          {"own_scope", own_scope_name(asked.own_scope)},
          {"least_source_words", asked.least_source.words},
          {"least_source_percent", asked.least_source.hundredths / 100.0},
          {"named_sources", asked.named_sources},
          {"templates", array_of(settings.templates,
                                 [](const ReportedExclusionSettings::Template& one) -> Json {
                                   return {{"file", one.file_name}, {"sha256", one.sha256}};
                                 })},
          {"legal_collections", settings.legal_collections},
          {"phrases_version", settings.phrases_version},
          {"quotation",
           {{"least_words", kLeastQuotedWords}, {"most_words", kMostQuotedWords}, {"cap_percent", kQuotedCapPercent}}}};
}

Json searched_json(const SearchedCollection& collection) {
  return {{"name", collection.name},
          {"legal", collection.legal},
          {"documents", collection.documents},
          {"groups", array_of(collection.groups, [](const SearchedCollection::Group& group) -> Json {
             return {{"year", group.year}, {"language", language_code(group.language)}, {"documents", group.documents}};
           })}};
}

Json standing_json(const Standing& standing) {
  return {{"works", standing.works()},
          {"less", standing.less},
          {"same", standing.same},
          {"more", standing.more},
          {"shares", array_of(standing.shares, [](std::uint32_t hundredths) -> Json { return hundredths / 100.0; })}};
}

Json spread_json(const Spread& spread) {
  return {{"documents", spread.documents}, {"more", spread.more}};
}

}  // namespace tamga
