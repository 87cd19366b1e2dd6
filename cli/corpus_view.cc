#include "cli/corpus_view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/layout.h"
#include "corpora/document_json.h"
#include "engine/base/json.h"

namespace tamga {
namespace {

constexpr std::uint32_t kCollectionColumns = 16;
constexpr std::uint32_t kIdColumns = 28;

std::string row(std::string_view change, std::string_view first_seen, std::string_view words,
                std::string_view collection, std::string_view id, std::string_view title) {
  auto line = pad_left(change, 7) + "  " + pad_right(first_seen, 10) + pad_left(words, 9) + "  " +
              pad_right(shorten(collection, kCollectionColumns), kCollectionColumns) + "  " +
              pad_right(id, kIdColumns) + "  " + std::string(title);
  line.resize(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

std::string stats_row(std::string_view label, const std::string& value) {
  return pad_right(label, 24) + value + '\n';
}

}  // namespace

std::string list_heading() {
  return row("change", "first seen", "words", "collection", "id", "title");
}

std::string list_line(const StoredDocument& document) {
  const auto& record = document.record;
  auto title = printable(record.title);
  const auto note = [&title](const std::string& text) { title += (title.empty() ? "(" : " (") + text + ")"; };
  if (record.file_name != record.id) note("file " + printable(record.file_name));
  if (!record.institution.empty()) note("institution " + printable(record.institution));
  if (!record.may_be_source) note("not a source");
  return row(grouped(to_number(document.put_at)), printable(record.first_seen.substr(0, 10)), grouped(record.words),
             printable(record.collection), printable(record.id), title);
}

std::string list_json(const StoredDocument& document) {
  auto json = document_json(document.record);
  json["institution"] = document.record.institution;
  json["change"] = to_number(document.put_at);
  return dump_json_line(json);
}

std::string stats_text(const CorpusStats& stats) {
  const auto& settings = stats.settings;
  const auto& store = stats.store;
  auto text = stats_row("corpus", printable(stats.name));
  text += stats_row("documents", grouped(store.documents));
  text += stats_row("words", grouped(store.words));
  text += stats_row("last change", grouped(to_number(store.sequence)));
  text += stats_row("k", std::to_string(settings.fingerprints.k));
  text += stats_row("window", std::to_string(settings.fingerprints.window));
  text += stats_row("shortest run found", fmt::format("{} words", settings.fingerprints.guaranteed_run()));
  text += stats_row("fingerprint bits", std::to_string(settings.fingerprint_bits));
  text += stats_row("normalisation",
                    printable(settings.normalisation.name) + " " + std::to_string(settings.normalisation.version));
  text += stats_row("postings", fmt::format("{}, of them {} in the buffer", grouped(store.postings),
                                            grouped(store.buffered_postings)));
  text += stats_row("segments", grouped(store.segments));
  text += stats_row("bytes of posting blocks", grouped(store.posting_bytes));
  if (stats.collections.empty()) return text;
  text += "\n" + pad_right("collection", 24) + pad_left("documents", 12) + pad_left("words", 14) + "\n";
  for (const auto& collection : stats.collections) {
    const auto name = collection.name.empty() ? std::string("(none)") : printable(collection.name);
    text += pad_right(name, 24) + pad_left(grouped(collection.documents), 12) +
            pad_left(grouped(collection.words), 14) + (collection.legal ? "  legal texts" : "") + "\n";
  }
  return text;
}

std::string stats_json(const CorpusStats& stats) {
  const auto& store = stats.store;
  auto collections = Json::array();
  for (const auto& collection : stats.collections) {
    collections.push_back(Json{{"name", collection.name},
                               {"documents", collection.documents},
                               {"words", collection.words},
                               {"legal", collection.legal}});
  }
  const Json json{{"corpus", stats.name},
                  {"documents", store.documents},
                  {"words", store.words},
                  {"last_change", to_number(store.sequence)},
                  {"settings", Json{{"k", stats.settings.fingerprints.k},
                                    {"window", stats.settings.fingerprints.window},
                                    {"guaranteed_run", stats.settings.fingerprints.guaranteed_run()},
                                    {"fingerprint_bits", stats.settings.fingerprint_bits},
                                    {"normalisation", Json{{"name", stats.settings.normalisation.name},
                                                           {"version", stats.settings.normalisation.version}}}}},
                  {"index", Json{{"postings", store.postings},
                                 {"buffered_postings", store.buffered_postings},
                                 {"segments", store.segments},
                                 {"posting_bytes", store.posting_bytes}}},
                  {"collections", collections}};
  return dump_json(json) + "\n";
}

}  // namespace tamga
