#include "tests/fair_shares/cases.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "corpora/extract/extract.h"
#include "engine/base/hash.h"
#include "engine/check.h"
#include "engine/index/memory_store.h"
#include "engine/text/utf8.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::testing {
namespace {

// Takes the marks out of `marked`.
void read_work(const std::string& marked, FairCase& one) {
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::string sign = marked.substr(i, 2);
    const auto at = static_cast<std::uint32_t>(one.text.size());
    if (sign == "{+" || sign == "{-") {
      one.passages.push_back({{at, at}, sign == "{+"});
      ++i;
    } else if (sign == "+}" || sign == "-}") {
      one.passages.back().place.end = at;
      ++i;
    } else {
      one.text += marked[i];
    }
  }
}

NewDocument document(const std::string& id, const std::string& text, const Tokenizer& tokenizer) {
  NewDocument made;
  made.record.id = id;
  made.record.collection = id;
  made.record.author_id = "author of " + id;
  made.record.sha256 = sha256_hex(text);
  made.text = extract(text, id + ".txt").value();
  const auto tokens = tokenizer.tokenize(made.text.text)->tokens;
  made.record.words = static_cast<std::uint32_t>(tokens.size());
  for (const Fingerprint& kept : fingerprint(tokens, FingerprintSettings{})) made.hashes.push_back(kept.hash);
  return made;
}

}  // namespace

std::vector<FairCase> read_cases(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  std::vector<FairCase> cases;
  std::vector<std::string> works;
  std::string* part = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      cases.push_back({line.substr(3), {}, {}, {}, {}});
      part = &works.emplace_back();
    } else if (line == "-- template") {
      part = &cases.back().given;
    } else if (line == "-- law") {
      part = &cases.back().law;
    } else if (line == "-- work") {
      part = &works.back();
    } else {
      *part += line + "\n";
    }
  }
  for (std::size_t i = 0; i < cases.size(); ++i) read_work(works[i], cases[i]);
  return cases;
}

std::string filler() {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    const auto n = std::to_string(i);
    text += "\n\nquux" + n + " vork" + n + " plimb" + n + " drost" + n + " zelk" + n + " frane" + n + " gorp" + n + ".";
  }
  return text;
}

Report check_case(const FairCase& one) {
  const auto tokenizer = make_standard_tokenizer();
  const auto store = make_memory_store({{}, 48, tokenizer->normalisation()});
  CheckSettings settings;
  std::vector<NewDocument> documents = {document("copy", one.text, *tokenizer)};
  if (!one.law.empty()) {
    documents.push_back(document("laws", one.law, *tokenizer));
    settings.legal_collections = {"laws"};
  }
  EXPECT_TRUE(store->put(documents).has_value());
  if (!one.given.empty())
    settings.templates = {{"task.txt", sha256_hex(one.given), extract(one.given, "task.txt").value()}};
  const Work work{"work.txt", sha256_hex(one.text), {}, extract(one.text + filler(), "work.txt").value()};
  return check(work, *store, *tokenizer, "corpus", settings).value();
}

double borrowed_share(const Report& report, ByteRange place) {
  const CodePointIndex index(report.work.text);
  const auto begin = index.code_point_at_byte(place.begin);
  const auto end = index.code_point_at_byte(place.end);
  double all = 0;
  double borrowed = 0;
  for (const ReportedSpan& span : report.spans) {
    const auto from = std::max(begin, span.place.begin);
    const auto to = std::min(end, span.place.end);
    if (from >= to) continue;
    all += to - from;
    borrowed += span.verdict.credited ? to - from : 0;
  }
  return all > 0 ? borrowed / all : 0;
}

}  // namespace tamga::testing
