#include "corpora/scan/scan_line.h"

#include <nlohmann/json.hpp>

#include "corpora/scan/scan_index.h"
#include "engine/base/json.h"
#include "engine/base/reading_fault.h"

namespace tamga {
namespace {

constexpr PassageClass kClasses[] = {PassageClass::kCopied, PassageClass::kReworded, PassageClass::kSummarised};

// The figures of a line, in its order: those of every line, then those of a complete one.
struct Figure {
  const char* name;
  std::uint32_t Shares::* value;
};
constexpr Figure kFigures[] = {{"copied", &Shares::copied},
                               {"reworded", &Shares::reworded},
                               {"summarised", &Shares::summarised},
                               {"longest_passage", &Shares::longest_passage}};
constexpr Figure kFurtherFigures[] = {{"quoted", &Shares::quoted},
                                      {"set_aside", &Shares::set_aside},
                                      {"own_earlier", &Shares::own_earlier},
                                      {"not_judged", &Shares::not_judged},
                                      {"original", &Shares::original}};

Json to_json(const SharedStretch& stretch) {
  return {{"work", {stretch.work.begin, stretch.work.end}},
          {"source", {stretch.source.begin, stretch.source.end}},
          {"words", stretch.words},
          {"class", passage_class_name(stretch.kind)}};
}

Json to_json(const LineSource& source) {
  Json json = {{"id", source.id}};
  json[source.of_scan ? "scan" : "collection"] = source.of_scan ? Json(true) : Json(source.collection);
  json["words"] = source.words;
  json["passages"] = Json::array();
  for (const SharedStretch& stretch : source.passages) json["passages"].push_back(to_json(stretch));
  return json;
}

// Members that are absent or of another type throw; parse_scan_line() catches.
SharedStretch stretch_from(const Json& json) {
  SharedStretch stretch;
  stretch.work = {json.at("work").at(0).get<std::uint32_t>(), json.at("work").at(1).get<std::uint32_t>()};
  stretch.source = {json.at("source").at(0).get<std::uint32_t>(), json.at("source").at(1).get<std::uint32_t>()};
  stretch.words = json.at("words").get<std::uint32_t>();
  for (const PassageClass kind : kClasses) {
    if (json.at("class").get<std::string>() == passage_class_name(kind)) stretch.kind = kind;
  }
  return stretch;
}

LineSource source_from(const Json& json) {
  LineSource source;
  source.id = json.at("id").get<std::string>();
  source.of_scan = json.contains("scan");
  source.collection = source.of_scan ? kScanCollection : json.at("collection").get<std::string>();
  source.words = json.at("words").get<std::uint32_t>();
  for (const Json& stretch : json.at("passages")) source.passages.push_back(stretch_from(stretch));
  return source;
}

ScanLine line_from(const Json& json) {
  ScanLine line;
  line.file = json.at("file").get<std::string>();
  line.author = json.value("author", std::string());
  line.sha256 = json.at("sha256").get<std::string>();
  line.shares.words = json.at("words").get<std::uint32_t>();
  for (const auto& [name, value] : kFigures) line.shares.*value = json.at(name).get<std::uint32_t>();
  line.complete = json.contains("original");
  if (line.complete) {
    for (const auto& [name, value] : kFurtherFigures) line.shares.*value = json.at(name).get<std::uint32_t>();
    line.flags = json.at("flags").get<std::uint32_t>();
  }
  for (const Json& source : json.at("sources")) line.sources.push_back(source_from(source));
  if (json.contains("report")) {
    const Json& report = json.at("report");
    line.report = {report.at("json").get<std::string>(), report.at("html").get<std::string>(),
                   report.at("sha256").get<std::string>()};
  }
  return line;
}

LineSource source_of(const ReportedSource& reported) {
  LineSource source;
  source.id = reported.id;
  source.collection = reported.collection;
  source.of_scan = reported.collection == kScanCollection;
  source.words = reported.share.in_text;
  for (const ReportedPassage& passage : reported.passages) {
    source.passages.push_back({passage.work, passage.source, passage.work_words.size(), passage.passage_class});
  }
  return source;
}

}  // namespace

ScanLine line_of(const ScannedWork& work, const Report& report) {
  ScanLine line;
  line.file = work.id;
  line.author = work.authorship.author_id;
  line.sha256 = work.sha256;
  line.shares = report.shares;
  line.flags = static_cast<std::uint32_t>(report.flags.size());
  for (const ReportedSource& source : report.sources) line.sources.push_back(source_of(source));
  return line;
}

ScanLine line_without_sources(const ScannedWork& work) {
  ScanLine line;
  line.file = work.id;
  line.author = work.authorship.author_id;
  line.sha256 = work.sha256;
  line.shares.words = work.words;
  line.complete = false;
  return line;
}

std::string render(const ScanLine& line) {
  Json json = {{"file", line.file}};
  if (!line.author.empty()) json["author"] = line.author;
  json["sha256"] = line.sha256;
  json["words"] = line.shares.words;
  json["borrowed"] = line.shares.borrowed();
  for (const auto& [name, value] : kFigures) json[name] = line.shares.*value;
  if (line.complete) {
    for (const auto& [name, value] : kFurtherFigures) json[name] = line.shares.*value;
    json["flags"] = line.flags;
  }
  json["sources"] = Json::array();
  for (const LineSource& source : line.sources) json["sources"].push_back(to_json(source));
  if (line.report) {
    json["report"] = {{"json", line.report->json}, {"html", line.report->html}, {"sha256", line.report->sha256}};
  }
  return dump_json_line(json);
}

std::string render(const FailedFile& file) {
  const Json json = {
      {"file", file.file_name}, {"error", fault_name(fault_of(file.error))}, {"message", file.error.message}};
  return dump_json_line(json);
}

Result<ScanLine> parse_scan_line(std::string_view text) {
  const auto json = parse_json(text, "line of a work");
  if (!json) return std::unexpected(json.error());
  try {
    return line_from(*json);
  } catch (const nlohmann::json::exception& error) {
    return fail(ErrorCode::kCorrupt, std::string("line of a work: ") + error.what());
  }
}

}  // namespace tamga
