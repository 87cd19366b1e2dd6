// Texts, stores and works for the tests of the check.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/hash.h"
#include "engine/check.h"
#include "engine/index/memory_store.h"
#include "engine/report/report_json.h"
#include "tests/support/json_schema.h"
#include "tests/support/word_tokenizer.h"

namespace tamga::testing {

// `count` different words that stand in no other text than those of the same `name`: "ат0 ат1 ат2".
inline std::string words(const std::string& name, std::uint32_t count) {
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + name + std::to_string(i);
  return text;
}

inline ExtractedText extracted(std::string text) {
  ExtractedText made;
  made.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, Part::kBody, 1, 0}};
  made.format = "plain text";
  made.encoding = "UTF-8";
  made.text = std::move(text);
  return made;
}

inline Work work_of(const std::string& text, const std::string& file_name = "work.txt") {
  return {file_name, sha256_hex(text), "", extracted(text)};
}

inline NewDocument document_of(const std::string& id, const std::string& text,
                               const IndexSettings& settings = {{}, 48, {"words", 1}}) {
  NewDocument document;
  const auto tokens = WordTokenizer().tokenize(text)->tokens;
  document.record.id = id;
  document.record.title = "On " + id;
  document.record.file_name = id + ".txt";
  document.record.author_id = "author of " + id;
  document.record.sha256 = sha256_hex(text);
  document.record.first_seen = "2026-09-01T10:00:00Z";
  document.record.words = static_cast<std::uint32_t>(tokens.size());
  document.text = extracted(text);
  for (const auto& kept : fingerprint(tokens, settings.fingerprints)) document.hashes.push_back(kept.hash);
  return document;
}

inline std::unique_ptr<FingerprintStore> make_store(const std::vector<NewDocument>& documents = {}) {
  auto store = make_memory_store({{}, 48, {"words", 1}});
  for (const auto& document : documents) EXPECT_TRUE(store->put({&document, 1}).has_value());
  return store;
}

inline Report must_check(const Work& work, const FingerprintIndex& store, const CheckSettings& settings = {}) {
  auto report = check(work, store, WordTokenizer(), "corpus", settings);
  if (!report) {
    ADD_FAILURE() << report.error().message;
    return {};
  }
  return std::move(*report);
}

inline std::string body_of(const Report& report) {
  return dump_json(to_json(report)["body"]);
}

// How much of `reason` the report names; 0 if it does not.
inline std::uint64_t left_out(const Report& report, NotCheckedReason reason) {
  std::uint64_t count = 0;
  for (const auto& entry : report.not_checked) count += entry.reason == reason ? entry.count : 0;
  return count;
}

inline std::vector<std::string> source_ids(const Report& report) {
  std::vector<std::string> ids;
  for (const auto& source : report.sources) ids.push_back(source.id);
  return ids;
}

inline std::vector<std::string> faults_of(const Report& report) {
  std::ifstream file(TAMGA_SOURCE_DIR "/docs/report.schema.json");
  return schema_faults(Json::parse(file), Json::parse(render_json(report)));
}

}  // namespace tamga::testing
