#include "corpora/scan/scan_plan.h"

#include <nlohmann/json.hpp>

#include "engine/base/hash.h"
#include "engine/version.h"

namespace tamga {
namespace {

// Every part ends with a byte that no name holds, so that no two lists of parts read the same.
void add_part(std::string& all, const std::string& part) {
  all += part;
  all += '\0';
}

std::string sum_of(std::span<const ScannedWork> works) {
  std::string all;
  for (const ScannedWork& work : works) {
    for (const std::string& part :
         {work.id, work.sha256, work.authorship.author_id, work.authorship.course, work.authorship.assignment}) {
      add_part(all, part);
    }
  }
  return sha256_hex(all);
}

Json exclusions_json(const CheckSettings& settings) {
  Json json;
  json["on"] = settings.exclusions.on.bits();
  json["own_scope"] = own_scope_name(settings.exclusions.own_scope);
  json["min_source"] = {settings.exclusions.least_source.words, settings.exclusions.least_source.hundredths};
  json["sources"] = settings.exclusions.named_sources;
  json["templates"] = Json::array();
  for (const TemplateText& one : settings.templates) json["templates"].push_back(one.sha256);
  return json;
}

std::string reports_name(ReportsKept kept) {
  switch (kept) {
    case ReportsKept::kAll:
      return "all";
    case ReportsKept::kWithSources:
      return "found";
    case ReportsKept::kNone:
      break;
  }
  return "none";
}

}  // namespace

Json scan_plan(const ScanOptions& options, const CheckSettings& settings, std::span<const ScannedWork> works,
               const std::string& corpus, std::uint64_t snapshot) {
  Json json = {{"format", "tamga-scan"}, {"version", kScanFormatVersion}, {"engine", engine_version()}};
  json["corpus"] = options.corpus ? Json(corpus) : Json(nullptr);
  json["snapshot"] = snapshot;
  json["legal_collections"] = settings.legal_collections;
  json["institution"] = settings.institution;
  json["against"] = settings.collections;
  json["peers"] = options.peers;
  json["min_words"] = settings.min_words;
  json["candidate_budget"] = settings.candidate_budget;
  json["document_cap"] = settings.document_cap;
  json["exclusions"] = exclusions_json(settings);
  json["reports"] = reports_name(options.reports);
  json["language"] = ui_language_code(options.language);
  json["works"] = works.size();
  json["works_sum"] = sum_of(works);
  return json;
}

}  // namespace tamga
