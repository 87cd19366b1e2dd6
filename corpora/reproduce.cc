#include "corpora/reproduce.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/json_cursor.h"
#include "engine/report/report_json.h"
#include "engine/reproduction.h"
#include "engine/version.h"

namespace tamga {
namespace {

using Reasons = std::vector<std::string>;

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

std::string shown(const Normalisation& normalisation) {
  return normalisation.name + " " + std::to_string(normalisation.version);
}

// What makes an equal report impossible from the start.
Reasons other_conditions(const CorpusStats& stats, const Report& report, const RawDocument& document) {
  Reasons reasons;
  if (report.version != engine_version()) {
    reasons.push_back("the report was made by engine version " + report.version + ", this is " +
                      std::string(engine_version()));
  }
  if (report.settings.normalisation != stats.settings.normalisation) {
    reasons.push_back("the report was made with normalisation " + shown(report.settings.normalisation) +
                      ", the corpus has " + shown(stats.settings.normalisation));
  }
  if (report.snapshot.corpus != stats.name) {
    reasons.push_back("the report was made with the corpus " + quoted(report.snapshot.corpus) + ", this is " +
                      quoted(stats.name));
  }
  if (report.work.sha256 != sha256_hex(document.bytes)) {
    reasons.push_back(document.name + ": not the document of the report, its SHA-256 is another");
  }
  return reasons;
}

// The templates of the report, under the names that it gives them. A missing one is named in `reasons`.
std::vector<TemplateText> templates_of(const Report& report, const std::vector<TemplateText>& given, Reasons& reasons) {
  std::vector<TemplateText> found;
  for (const auto& wanted : report.settings.exclusions.templates) {
    const auto same = std::ranges::find(given, wanted.sha256, &TemplateText::sha256);
    if (same == given.end()) {
      reasons.push_back("the report set aside the words of the template " + quoted(wanted.file_name) +
                        ", which was not given (SHA-256 " + wanted.sha256 + ")");
    } else {
      found.push_back({wanted.file_name, wanted.sha256, same->text});
    }
  }
  return found;
}

// What became of a source of the report; nothing if it is still there as it was.
std::optional<std::string> change_of(const Corpus& corpus, const std::string& institution,
                                     const ReportedSource& source) {
  const auto text = corpus.text(institution, source.id);
  const auto name = quoted(source.id) + (source.title.empty() ? "" : " (" + source.title + ")");
  if (!text) {
    return text.error().code == ErrorCode::kNotFound ? name + " has been erased since"
                                                     : name + " cannot be read any more: " + text.error().message;
  }
  if (text->sha256 != source.sha256) return name + " has been replaced since";
  return std::nullopt;
}

std::uint64_t erased_since(const Report& report) {
  for (const NotChecked& entry : report.not_checked) {
    if (entry.reason == NotCheckedReason::kErasedSince) return entry.count;
  }
  return 0;
}

// Why two bodies of the same document, version and corpus differ.
Reasons changes(const Corpus& corpus, const Report& report, const Report& again) {
  Reasons reasons;
  for (const ReportedSource& source : report.sources) {
    if (auto change = change_of(corpus, report.settings.institution, source)) reasons.push_back(*std::move(change));
  }
  const auto gone = erased_since(again) - std::min(erased_since(again), erased_since(report));
  if (gone > 0) {
    reasons.push_back("documents of the snapshot that were erased or replaced since the report: " +
                      std::to_string(gone));
  }
  if (report.snapshot.stop_set != again.snapshot.stop_set) {
    reasons.push_back("the stop set of the corpus is another, " + again.snapshot.stop_set + " and not " +
                      report.snapshot.stop_set);
  }
  if (!reasons.empty()) return reasons;
  const Json before = to_json(report)["body"];
  const Json after = to_json(again)["body"];
  const auto difference = first_difference(after, before);
  if (difference.at == nullptr) return {"the members stand in another order"};
  return {json_error("the repeated check", after, {difference.at, "differs from the report"}).message};
}

}  // namespace

Result<Reproduction> reproduce(const Corpus& corpus, const Report& report, const RawDocument& document,
                               std::uint32_t threads, const std::vector<TemplateText>& templates) {
  const auto stats = corpus.stats();
  if (!stats) return std::unexpected(stats.error());
  if (report.snapshot.corpus.empty()) {
    return fail(ErrorCode::kInvalidArgument, "the report compares two files; no corpus was checked");
  }
  auto reasons = other_conditions(*stats, report, document);
  auto settings = settings_of(report);
  settings.templates = templates_of(report, templates, reasons);
  if (!reasons.empty()) return Reproduction{false, std::move(reasons)};
  settings.threads = threads;
  const Authorship authorship{report.envelope.work_author, report.work.course, report.work.assignment};
  auto again = corpus.check({report.work.file_name, document.bytes}, settings, authorship);
  if (!again) return std::unexpected(again.error());
  again->standing = standing_among(again->shares, report.standing.shares);
  if (render_body(*again) == render_body(report)) return Reproduction{true, {}};
  return Reproduction{false, changes(corpus, report, *again)};
}

}  // namespace tamga
