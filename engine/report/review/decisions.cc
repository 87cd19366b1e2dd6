#include "engine/report/review/decisions.h"

#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "engine/base/json.h"
#include "engine/base/json_cursor.h"

namespace tamga {
namespace {

Decisions::Conclusion read_conclusion(const JsonCursor& json) {
  json.expect_only({"text", "who", "when"});
  return {json.at("text").text(), json.at("who").text(), json.at("when").text()};
}

PassageDecision read_passage(const JsonCursor& json) {
  json.expect_only({"source", "work", "decision", "reason", "who", "when", "objection"});
  PassageDecision passage;
  passage.source = json.at("source").count32();
  const auto work = json.at("work");
  work.expect_only({"begin", "end"});
  passage.work = {work.at("begin").count32(), work.at("end").count32()};
  passage.decision = json.at("decision").one_of(DecisionKind::kNotBorrowed, decision_name);
  passage.reason = json.at("reason").text();
  passage.who = json.at("who").text();
  passage.when = json.at("when").text();
  passage.objection = json.at("objection").text();
  return passage;
}

auto place_of(std::uint32_t source, const CodePointRange& work) {
  return std::tuple(work.begin, work.end, source);
}

using Places = std::set<decltype(place_of(0, {}))>;

Places places_in(const Report& report) {
  Places places;
  for (std::uint32_t i = 0; i < report.sources.size(); ++i) {
    for (const auto& passage : report.sources[i].passages) places.insert(place_of(i + 1, passage.work));
  }
  return places;
}

}  // namespace

std::string_view decision_name(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::kOpen:
      return "open";
    case DecisionKind::kConfirmed:
      return "confirmed";
    case DecisionKind::kNotBorrowed:
      break;
  }
  return "not_borrowed";
}

Result<Decisions> read_decisions(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxDecisionsBytes) {
    return fail(ErrorCode::kLimitExceeded, std::string(name) + ": larger than a file of decisions may be");
  }
  const auto json = parse_json(bytes, name);
  if (!json) return std::unexpected(json.error());
  JsonFault fault;
  const JsonCursor root(*json, fault);
  const auto format = root.at("format").text();
  const auto version = root.at("version").count32();
  if (fault.at == nullptr && (format != "tamga-decisions" || version != kDecisionsFormatVersion)) {
    return fail(ErrorCode::kUnsupported,
                std::string(name) + ": not decisions of version " + std::to_string(kDecisionsFormatVersion));
  }
  root.expect_only({"format", "version", "report_sha256", "conclusion", "passages"});
  Decisions decisions{root.at("report_sha256").text(), read_conclusion(root.at("conclusion")),
                      read_list(root.at("passages"), read_passage)};
  if (fault.at != nullptr) return std::unexpected(json_error(name, *json, fault));
  return decisions;
}

std::string render_decisions(const Decisions& decisions) {
  Json passages = Json::array();
  for (const auto& passage : decisions.passages) {
    passages.push_back({{"source", passage.source},
                        {"work", {{"begin", passage.work.begin}, {"end", passage.work.end}}},
                        {"decision", decision_name(passage.decision)},
                        {"reason", passage.reason},
                        {"who", passage.who},
                        {"when", passage.when},
                        {"objection", passage.objection}});
  }
  const auto& conclusion = decisions.conclusion;
  return dump_json({{"format", "tamga-decisions"},
                    {"version", kDecisionsFormatVersion},
                    {"report_sha256", decisions.report_sha256},
                    {"conclusion", {{"text", conclusion.text}, {"who", conclusion.who}, {"when", conclusion.when}}},
                    {"passages", std::move(passages)}}) +
         "\n";
}

Status check_decisions(const Decisions& decisions, const Report& report, std::string_view report_sha256,
                       std::string_view name) {
  if (decisions.report_sha256 != report_sha256) {
    return fail(ErrorCode::kInvalidArgument, std::string(name) + ": decisions about another report, whose SHA-256 is " +
                                                 quoted_short(decisions.report_sha256));
  }
  auto places = places_in(report);
  for (const auto& passage : decisions.passages) {
    if (places.erase(place_of(passage.source, passage.work)) == 1) continue;
    return fail(ErrorCode::kInvalidArgument,
                std::string(name) + ": a decision about code points " + std::to_string(passage.work.begin) + " to " +
                    std::to_string(passage.work.end) + " of source " + std::to_string(passage.source) +
                    ", which is no passage of the report or stands twice");
  }
  return {};
}

}  // namespace tamga
