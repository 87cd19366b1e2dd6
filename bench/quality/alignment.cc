#include "bench/quality/alignment.h"

#include <fstream>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "bench/quality/parallel.h"
#include "engine/match/align.h"
#include "engine/text/utf8.h"

namespace tamga::quality {
namespace {

namespace fs = std::filesystem;

CodePointRange code_points(const CodePointIndex& index, std::span<const Token> tokens, TokenRange range) {
  return {index.code_point_at_byte(tokens[range.begin].range.begin),
          index.code_point_at_byte(tokens[range.end - 1].range.end)};
}

struct ReadDocument {
  std::string text;
  std::vector<Token> tokens;
};

Result<ReadDocument> read_document(const fs::path& file, const Tokenizer& tokenizer, double& cpu_ms) {
  auto text = read_corpus_text(file);
  if (!text) return std::unexpected(text.error());
  const double began = thread_cpu_ms();
  auto tokens = tokenizer.tokenize(*text);
  cpu_ms += thread_cpu_ms() - began;
  if (!tokens) return fail(tokens.error().code, file.string() + ": " + tokens.error().message);
  return ReadDocument{*std::move(text), std::move(tokens->tokens)};
}

void add_passages(const DocumentPair& pair, const ReadDocument& work, const ReadDocument& source,
                  const std::vector<Passage>& passages, PairOutcome& outcome) {
  const CodePointIndex in_work(work.text);
  const CodePointIndex in_source(source.text);
  std::uint32_t unexplained_words = 0;
  for (const Passage& passage : passages) {
    outcome.detections.push_back({pair.work, code_points(in_work, work.tokens, passage.work), pair.source,
                                  code_points(in_source, source.tokens, passage.source)});
    if (passage.longest_run >= kExplainingRun) continue;
    ++outcome.unexplained;
    unexplained_words += passage.work.size();
  }
  if (!work.tokens.empty()) {
    outcome.unexplained_share = static_cast<double>(unexplained_words) / static_cast<double>(work.tokens.size());
  }
}

Result<PairOutcome> align_pair(const PanCorpus& corpus, const DocumentPair& pair, const Tokenizer& tokenizer) {
  PairOutcome outcome;
  const auto work = read_document(corpus.work_file(pair), tokenizer, outcome.tokenise_ms);
  if (!work) return std::unexpected(work.error());
  const auto source = read_document(corpus.source_file(pair), tokenizer, outcome.tokenise_ms);
  if (!source) return std::unexpected(source.error());
  outcome.words = static_cast<std::uint32_t>(work->tokens.size() + source->tokens.size());

  const double began = thread_cpu_ms();
  const Alignment alignment = Aligner(work->tokens, {}).align(source->tokens);
  outcome.align_ms = thread_cpu_ms() - began;
  add_passages(pair, *work, *source, alignment.passages, outcome);
  return outcome;
}

}  // namespace

Result<std::vector<PairOutcome>> align_corpus(const PanCorpus& corpus, const Tokenizer& tokenizer,
                                              std::size_t threads) {
  std::vector<Result<PairOutcome>> results(corpus.pairs.size());
  for_each_index(results.size(), threads,
                 [&](std::size_t i) { results[i] = align_pair(corpus, corpus.pairs[i], tokenizer); });
  std::vector<PairOutcome> outcomes;
  outcomes.reserve(results.size());
  for (auto& result : results) {
    if (!result) return std::unexpected(result.error());
    outcomes.push_back(*std::move(result));
  }
  return outcomes;
}

Status write_detections(const PanCorpus& corpus, const std::vector<PairOutcome>& outcomes, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorCode::kUnavailable, folder.string() + ": " + error.message());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const DocumentPair& pair = corpus.pairs[i];
    const auto name = fs::path(pair.work).stem().string() + "-" + fs::path(pair.source).stem().string() + ".xml";
    std::ofstream file(folder / name, std::ios::binary | std::ios::trunc);
    file << render_detections(pair.work, outcomes[i].detections) << std::flush;
    if (!file) return fail(ErrorCode::kUnavailable, (folder / name).string() + ": cannot be written");
  }
  return {};
}

}  // namespace tamga::quality
