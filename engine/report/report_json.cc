// Member by member what docs/report-format.md describes; whoever changes one changes the other, the schema and
// kReportFormatVersion.
#include "engine/report/report_json.h"

#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "engine/report/json_parts.h"
#include "engine/report/percent.h"
#include "engine/report/report_names.h"
#include "engine/report/shares_json.h"
#include "engine/report/twin_runs.h"

namespace tamga {
namespace {

Json work_json(const ReportedWork& work) {
  return {{"file", work.file_name},
          {"sha256", work.sha256},
          {"format", work.format},
          {"encoding", work.encoding},
          {"notes", work.notes},
          {"words", work.words},
          {"languages", array_of(work.languages,
                                 [](const ReportedWork::LanguageWords& entry) -> Json {
                                   return {{"language", language_code(entry.language)}, {"words", entry.words}};
                                 })},
          {"course", work.course},
          {"assignment", work.assignment},
          {"text", work.text}};
}

Json snapshot_json(const ReportedSnapshot& snapshot) {
  return {{"corpus", snapshot.corpus},
          {"sequence", to_number(snapshot.sequence)},
          {"stop_set", snapshot.stop_set},
          {"documents_searched", snapshot.documents_searched}};
}

Json settings_json(const ReportedSettings& settings) {
  const auto& fingerprints = settings.fingerprints;
  Json json{{"fingerprints",
             {{"k", fingerprints.k},
              {"window", fingerprints.window},
              {"bits", settings.fingerprint_bits},
              {"guaranteed_run", fingerprints.guaranteed_run()},
              {"guaranteed_through_index", settings.guaranteed_through_index()}}},
            {"stem_pairs",
             {{"reach", settings.stem_pairs.reach},
              {"one_in", settings.stem_pairs.one_in},
              {"minimum_shared", settings.minimum_stem_pairs}}},
            {"minimum_shared", settings.minimum_shared},
            {"rare_documents", settings.rare_documents},
            {"document_cap", settings.document_cap},
            {"candidate_budget", settings.candidate_budget},
            {"min_words", settings.min_words},
            {"top", settings.top},
            {"institution", settings.institution},
            {"collections", settings.collections},
            {"normalisation", {{"name", settings.normalisation.name}, {"version", settings.normalisation.version}}},
            {"exclusions", exclusion_settings_json(settings.exclusions)}};
  if (!settings.shared.empty()) json["shared"] = settings.shared;
  return json;
}

Json same_json(std::span<const ReportedTwin> twins) {
  return array_of(twin_runs(twins), [](const ReportedTwin& run) -> Json {
    return {{"kind", twin_kind_name(run.kind)},
            {"moved", run.moved},
            {"words", run.words},
            {"work", range_json(run.work)},
            {"source", range_json(run.source)}};
  });
}

Json changed_json(std::span<const ReportedChange> changes) {
  Json list = Json::array();
  for (const ReportedChange& change : changes) {
    list.push_back({{"work_words", change.work_words},
                    {"source_words", change.source_words},
                    {"work", range_json(change.work)},
                    {"source", range_json(change.source)}});
  }
  return list;
}

Json passage_json(const ReportedPassage& passage) {
  return {{"class", passage_class_name(passage.passage_class)},
          {"words", passage.work_words.size()},
          {"similarity", four_decimals(passage.similarity)},
          {"longest_run", passage.longest_run},
          {"reasons", reasons_json(passage.reasons)},
          {"stands_in", spread_json(passage.stands_in)},
          {"work",
           {{"code_points", range_json(passage.work)},
            {"tokens", range_json(passage.work_words)},
            {"place", place_json(passage.work_place)}}},
          {"source",
           {{"code_points", range_json(passage.source)},
            {"tokens", range_json(passage.source_words)},
            {"place", place_json(passage.source_place)},
            {"before", passage.source_before},
            {"text", passage.source_text},
            {"after", passage.source_after}}},
          {"same", same_json(passage.twins)},
          {"changed", changed_json(passage.changed)}};
}

Json source_json(const ReportedSource& source, std::uint32_t words_of_work) {
  Json json{{"id", source.id},
            {"title", source.title},
            {"collection", source.collection},
            {"file", source.file_name},
            {"date", source.date},
            {"first_seen", source.first_seen},
            {"sha256", source.sha256},
            {"words", source.words},
            {"share",
             {{"words_in_report", source.share.in_report},
              {"words_in_text", source.share.in_text},
              {"percent_in_report", percent(source.share.in_report, words_of_work)},
              {"percent_in_text", percent(source.share.in_text, words_of_work)}}},
            {"reasons", reasons_json(source.reasons)},
            {"passages", array_of(source.passages, passage_json)}};
  if (!source.shared.empty()) json["shared"] = source.shared;
  return json;
}

Json not_checked_json(const NotChecked& entry) {
  return {{"code", not_checked_code(entry.reason)}, {"count", entry.count}, {"sentence", entry.detail}};
}

Json flag_json(const ReportedFlag& flag) {
  return {{"kind", flag_kind_name(flag.kind)},
          {"words", flag.words},
          {"threshold", flag.threshold},
          {"places", array_of(flag.places, range_json<CodePointRange>)}};
}

Json observation_json(const ReportedObservation& observation) {
  return {{"kind", observation_kind_name(observation.kind)},
          {"words", observation.words},
          {"places", array_of(observation.places, range_json<CodePointRange>)}};
}

Json body_json(const Report& report) {
  const auto source = [&](const ReportedSource& item) { return source_json(item, report.shares.words); };
  return {{"notice", kSamenessSentence},
          {"engine_version", report.version},
          {"work", work_json(report.work)},
          {"snapshot", snapshot_json(report.snapshot)},
          {"settings", settings_json(report.settings)},
          {"shares", shares_json(report.shares)},
          {"standing", standing_json(report.standing)},
          {"spans", array_of(report.spans, span_json)},
          {"exclusions", array_of(report.exclusions, exclusion_json)},
          {"sources", array_of(report.sources, source)},
          {"flags", array_of(report.flags, flag_json)},
          {"observations", array_of(report.observations, observation_json)},
          {"searched", array_of(report.searched, searched_json)},
          {"not_checked", array_of(report.not_checked, not_checked_json)}};
}

Json envelope_json(const ReportEnvelope& envelope) {
  return {{"work_author", envelope.work_author},
          {"source_authors", array_of(envelope.source_authors, [](const ReportEnvelope::SourceAuthor& entry) -> Json {
             return {{"id", entry.id}, {"author", entry.author}};
           })}};
}

}  // namespace

Json to_json(const Report& report) {
  return {{"format", "tamga-report"},
          {"version", kReportFormatVersion},
          {"body", body_json(report)},
          {"envelope", envelope_json(report.envelope)}};
}

std::string render_json(const Report& report) {
  return dump_json(to_json(report)) + "\n";
}

std::string render_body(const Report& report) {
  return dump_json(body_json(report)) + "\n";
}

}  // namespace tamga
