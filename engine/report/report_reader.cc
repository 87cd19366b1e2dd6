// Three steps: read every member; check what a view relies on; write the report again and compare, which catches
// whatever is unknown or does not follow from the rest.
#include "engine/report/report_reader.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "engine/base/json_cursor.h"
#include "engine/report/report_json.h"
#include "engine/report/report_names.h"
#include "engine/report/report_sense.h"
#include "engine/report/shares_reader.h"

namespace tamga {
namespace {

std::vector<std::string> read_texts(const JsonCursor& list) {
  return read_list(list, [](const JsonCursor& item) { return item.text(); });
}

ReportedWork read_work(const JsonCursor& json) {
  ReportedWork work;
  work.file_name = json.at("file").text();
  work.sha256 = json.at("sha256").text();
  work.format = json.at("format").text();
  work.encoding = json.at("encoding").text();
  work.notes = read_texts(json.at("notes"));
  work.words = json.at("words").count32();
  work.languages = read_list(json.at("languages"), [](const JsonCursor& entry) {
    return ReportedWork::LanguageWords{entry.at("language").one_of(Language::kEnglish, language_code),
                                       entry.at("words").count32()};
  });
  work.course = json.at("course").text();
  work.assignment = json.at("assignment").text();
  work.text = json.at("text").text();
  return work;
}

ReportedSnapshot read_snapshot(const JsonCursor& json) {
  return {json.at("corpus").text(), Sequence{json.at("sequence").count64()}, json.at("stop_set").text(),
          json.at("documents_searched").count64()};
}

ReportedSettings read_settings(const JsonCursor& json) {
  ReportedSettings settings;
  const auto fingerprints = json.at("fingerprints");
  settings.fingerprints = {fingerprints.at("k").count32(), fingerprints.at("window").count32()};
  settings.fingerprint_bits = fingerprints.at("bits").count32();
  const auto stem_pairs = json.at("stem_pairs");
  settings.stem_pairs = {stem_pairs.at("reach").count32(), stem_pairs.at("one_in").count32()};
  settings.minimum_stem_pairs = stem_pairs.at("minimum_shared").count32();
  settings.minimum_shared = json.at("minimum_shared").count32();
  settings.rare_documents = json.at("rare_documents").count32();
  settings.document_cap = json.at("document_cap").count32();
  settings.candidate_budget = json.at("candidate_budget").count32();
  settings.min_words = json.at("min_words").count32();
  settings.top = json.at("top").count32();
  settings.institution = json.at("institution").text();
  settings.collections = read_texts(json.at("collections"));
  const auto normalisation = json.at("normalisation");
  settings.normalisation = {normalisation.at("name").text(), normalisation.at("version").count32()};
  settings.exclusions = read_exclusion_settings(json.at("exclusions"));
  if (json.has("shared")) settings.shared = read_texts(json.at("shared"));
  return settings;
}

ReportedTwin read_run(const JsonCursor& json) {
  ReportedTwin run;
  run.work = read_range<CodePointRange>(json.at("work"));
  run.source = read_range<CodePointRange>(json.at("source"));
  run.kind = json.at("kind").one_of(TwinKind::kSameStem, twin_kind_name);
  run.moved = json.at("moved").yes_or_no();
  run.words = json.at("words").count32();
  return run;
}

// The numbers of a run's words are not in the JSON. Made-up ones with a gap between any two runs keep the runs apart.
std::vector<ReportedTwin> read_runs(const JsonCursor& list) {
  auto runs = read_list(list, read_run);
  std::uint32_t next = 0;
  for (ReportedTwin& run : runs) {
    run.work_word = run.source_word = next;
    next += run.words + 1;
  }
  return runs;
}

ReportedChange read_change(const JsonCursor& json) {
  return {read_range<CodePointRange>(json.at("work")), read_range<CodePointRange>(json.at("source")),
          json.at("work_words").count32(), json.at("source_words").count32()};
}

ReportedPassage read_passage(const JsonCursor& json) {
  const auto work = json.at("work");
  const auto source = json.at("source");
  ReportedPassage passage;
  passage.work = read_range<CodePointRange>(work.at("code_points"));
  passage.source = read_range<CodePointRange>(source.at("code_points"));
  passage.work_words = read_range<TokenRange>(work.at("tokens"));
  passage.source_words = read_range<TokenRange>(source.at("tokens"));
  passage.passage_class = json.at("class").one_of(PassageClass::kSummarised, passage_class_name);
  passage.similarity = json.at("similarity").fraction();
  passage.longest_run = json.at("longest_run").count32();
  passage.reasons = read_reasons(json.at("reasons"));
  passage.stands_in = read_spread(json.at("stands_in"));
  passage.work_place = read_place(work.at("place"));
  passage.source_place = read_place(source.at("place"));
  passage.source_before = source.at("before").text();
  passage.source_text = source.at("text").text();
  passage.source_after = source.at("after").text();
  passage.twins = read_runs(json.at("same"));
  passage.changed = read_list(json.at("changed"), read_change);
  return passage;
}

ReportedSource read_source(const JsonCursor& json) {
  ReportedSource source;
  source.id = json.at("id").text();
  source.title = json.at("title").text();
  source.collection = json.at("collection").text();
  source.file_name = json.at("file").text();
  source.date = json.at("date").text();
  source.first_seen = json.at("first_seen").text();
  source.sha256 = json.at("sha256").text();
  source.words = json.at("words").count32();
  const auto share = json.at("share");
  source.share = {share.at("words_in_report").count32(), share.at("words_in_text").count32()};
  source.reasons = read_reasons(json.at("reasons"));
  source.passages = read_list(json.at("passages"), read_passage);
  if (json.has("shared")) source.shared = json.at("shared").text();
  return source;
}

// A Flag or an Observation: what both have.
template <class Sign>
Sign read_sign(const JsonCursor& json, decltype(Sign::kind) last, std::string_view (*name)(decltype(Sign::kind))) {
  Sign sign;
  sign.kind = json.at("kind").one_of(last, name);
  sign.words = json.at("words").count32();
  sign.places = read_list(json.at("places"), [](const JsonCursor& place) { return read_range<CodePointRange>(place); });
  return sign;
}

ReportedFlag read_flag(const JsonCursor& json) {
  auto flag = read_sign<ReportedFlag>(json, kLastFlagKind, flag_kind_name);
  flag.threshold = json.at("threshold").count32();
  return flag;
}

ReportedObservation read_observation(const JsonCursor& json) {
  return read_sign<ReportedObservation>(json, kLastObservationKind, observation_kind_name);
}

NotChecked read_not_checked(const JsonCursor& json) {
  return {json.at("code").one_of(NotCheckedReason::kNamedSourceUnknown, not_checked_code), json.at("count").count64(),
          json.at("sentence").text()};
}

ReportEnvelope read_envelope(const JsonCursor& json) {
  return {json.at("work_author").text(), read_list(json.at("source_authors"), [](const JsonCursor& entry) {
            return ReportEnvelope::SourceAuthor{entry.at("id").text(), entry.at("author").text()};
          })};
}

Report read_members(const JsonCursor& json) {
  const auto body = json.at("body");
  Report report;
  report.version = body.at("engine_version").text();
  report.work = read_work(body.at("work"));
  report.snapshot = read_snapshot(body.at("snapshot"));
  report.settings = read_settings(body.at("settings"));
  report.shares = read_shares(body.at("shares"));
  report.standing = read_standing(body.at("standing"));
  const ExclusionSet on = report.settings.exclusions.asked.on;
  report.spans = read_list(body.at("spans"), [on](const JsonCursor& span) { return read_span(span, on); });
  report.exclusions = read_list(body.at("exclusions"), read_exclusion);
  report.sources = read_list(body.at("sources"), read_source);
  report.flags = read_list(body.at("flags"), read_flag);
  report.observations = read_list(body.at("observations"), read_observation);
  report.searched = read_list(body.at("searched"), read_searched);
  report.not_checked = read_list(body.at("not_checked"), read_not_checked);
  report.envelope = read_envelope(json.at("envelope"));
  return report;
}

// A report says what it is before anything else in it means anything.
Status expect_known_format(const Json& json, std::string_view name) {
  const std::string file(name);
  const auto is = [&](const char* member, const Json& value) {
    return json.is_object() && json.contains(member) && json[member] == value;
  };
  if (!is("format", "tamga-report")) return fail(ErrorCode::kUnsupported, file + ": not a report of Tamga");
  if (!is("version", kReportFormatVersion)) {
    return fail(ErrorCode::kUnsupported, file + ": a report of another format version; this program reads version " +
                                             std::to_string(kReportFormatVersion));
  }
  return {};
}

Result<Report> report_of(const Json& json, std::string_view name) {
  if (const auto known = expect_known_format(json, name); !known) return std::unexpected(known.error());
  JsonFault fault;
  auto report = read_members(JsonCursor(json, fault));
  if (fault.at != nullptr) return std::unexpected(json_error(name, json, fault));
  if (const auto nonsense = first_nonsense(report)) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": " + *nonsense);
  }
  if (fault = first_difference(json, to_json(report)); fault.at != nullptr) {
    return std::unexpected(json_error(name, json, fault));
  }
  return report;
}

Result<Json> parse(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxReportBytes) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": a report of more than " + std::to_string(kMaxReportBytes) + " bytes");
  }
  return parse_json(bytes, name);
}

}  // namespace

Result<Report> read_report(std::string_view bytes, std::string_view name) {
  const auto json = parse(bytes, name);
  if (!json) return std::unexpected(json.error());
  if (json->is_array()) {
    return fail(ErrorCode::kInvalidArgument,
                std::string(name) + ": holds " + std::to_string(json->size()) + " reports in a list, not one");
  }
  return report_of(*json, name);
}

Result<std::vector<Report>> read_reports(std::string_view bytes, std::string_view name) {
  const auto json = parse(bytes, name);
  if (!json) return std::unexpected(json.error());
  std::vector<Report> reports;
  const bool several = json->is_array();
  for (std::size_t i = 0; i < (several ? json->size() : 1); ++i) {
    auto report = several ? report_of((*json)[i], std::string(name) + ", report " + std::to_string(i + 1))
                          : report_of(*json, name);
    if (!report) return std::unexpected(report.error());
    reports.push_back(*std::move(report));
  }
  if (reports.empty()) return fail(ErrorCode::kInvalidArgument, std::string(name) + ": holds no report");
  return reports;
}

}  // namespace tamga
