#include "bench/quality/retrieval.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "bench/quality/parallel.h"
#include "engine/check.h"
#include "engine/text/utf8.h"
#include "engine/work_candidates.h"

namespace tamga::quality {
namespace {

// Passages of one work, by place.
using Passages = std::vector<CodePointRange>;

std::map<std::string, Passages> passages_by_work(const PanCorpus& corpus) {
  std::map<std::string, Passages> works;
  for (const TruePassage& passage : corpus.truth) works[passage.where.work].push_back(passage.where.in_work);
  for (auto& [work, passages] : works) std::ranges::sort(passages, {}, &CodePointRange::begin);
  return works;
}

ByteRange bytes_of(const CodePointIndex& index, CodePointRange range) {
  return {index.byte_at_code_point(std::min(range.begin, index.size())),
          index.byte_at_code_point(std::min(range.end, index.size()))};
}

std::string without(std::string_view text, const CodePointIndex& index, const Passages& passages) {
  std::string rest;
  std::uint32_t done = 0;
  for (const CodePointRange& passage : passages) {
    const ByteRange bytes = bytes_of(index, passage);
    if (bytes.begin > done) rest += text.substr(done, bytes.begin - done);
    done = std::max(done, bytes.end);
  }
  return rest.append(text.substr(done));
}

std::uint32_t longest_passage(const std::vector<Token>& tokens, const CodePointIndex& index, const Passages& passages) {
  std::uint32_t longest = 0;
  for (const CodePointRange& passage : passages) {
    const ByteRange bytes = bytes_of(index, passage);
    const auto words = std::ranges::count_if(
        tokens, [&](const Token& token) { return token.range.begin >= bytes.begin && token.range.end <= bytes.end; });
    longest = std::max(longest, static_cast<std::uint32_t>(words));
  }
  return longest;
}

// Where the true source stands in the list.
void rank(const CandidateList& list, DocumentId source, Retrieved& retrieved) {
  const auto found = std::ranges::find(list.candidates, source, &Candidate::document);
  if (found != list.candidates.end()) retrieved.rank = static_cast<std::uint32_t>(found - list.candidates.begin()) + 1;
  retrieved.aligned = static_cast<std::uint32_t>(list.candidates.size());
  retrieved.beyond = list.beyond_limit;
}

struct Query {
  const PanCorpus& corpus;
  const TextIndex& index;
  const Tokenizer& tokenizer;
  std::uint32_t budget;
};

Result<Retrieved> retrieve(const Query& query, const DocumentPair& pair, const Passages& passages) {
  const auto source_text = read_corpus_text(query.corpus.source_file(pair));
  if (!source_text) return std::unexpected(source_text.error());
  const auto source = query.index.document_with(*source_text);
  if (!source) return fail(ErrorCode::kNotFound, query.corpus.source_file(pair).string() + ": not in the index");
  const auto text = read_corpus_text(query.corpus.work_file(pair));
  if (!text) return std::unexpected(text.error());
  const auto tokens = query.tokenizer.tokenize(*text);
  if (!tokens) return std::unexpected(tokens.error());
  const CodePointIndex code_points(*text);
  Retrieved retrieved;
  retrieved.words = longest_passage(tokens->tokens, code_points, passages);

  std::vector<DocumentId> host;
  if (const auto document = query.index.document_with(without(*text, code_points, passages))) host = {*document};
  CheckSettings settings;
  settings.candidate_budget = query.budget;

  const double began = thread_cpu_ms();
  const auto list = work_candidates(tokens->tokens, query.index.store(), settings, std::move(host));
  retrieved.query_ms = thread_cpu_ms() - began;
  if (!list) return std::unexpected(list.error());
  rank(*list, *source, retrieved);
  return retrieved;
}

}  // namespace

Result<std::vector<Retrieved>> retrieve_corpus(const PanCorpus& corpus, const TextIndex& index,
                                               const Tokenizer& tokenizer, std::uint32_t budget, std::size_t threads) {
  const auto passages = passages_by_work(corpus);
  std::vector<DocumentPair> borrowing;
  std::ranges::copy_if(corpus.pairs, std::back_inserter(borrowing),
                       [&](const DocumentPair& pair) { return passages.contains(pair.work); });
  std::vector<Result<Retrieved>> results(borrowing.size());
  for_each_index(results.size(), threads, [&](std::size_t i) {
    results[i] = retrieve({corpus, index, tokenizer, budget}, borrowing[i], passages.at(borrowing[i].work));
  });
  std::vector<Retrieved> works;
  for (auto& result : results) {
    if (!result) return std::unexpected(result.error());
    works.push_back(*result);
  }
  return works;
}

std::vector<RetrievalFigures> retrieval_figures(const PanCorpus& corpus, const std::vector<Retrieved>& works) {
  constexpr std::uint32_t kLong = 100;  // words
  std::vector<RetrievalFigures> figures;
  for (const bool is_long : {false, true}) {
    RetrievalFigures cell;
    cell.language = corpus.language;
    cell.kind = corpus.kind;
    cell.passage = is_long ? ">= 100 words" : "< 100 words";
    for (const Retrieved& work : works) {
      if ((work.words >= kLong) != is_long) continue;
      ++cell.works;
      cell.first_1 += work.rank == 1 ? 1 : 0;
      cell.first_5 += work.rank >= 1 && work.rank <= 5 ? 1 : 0;
      cell.first_20 += work.rank >= 1 && work.rank <= 20 ? 1 : 0;
      cell.aligned += work.aligned;
      cell.beyond += static_cast<double>(work.beyond);
      cell.query_ms += work.query_ms;
    }
    if (cell.works == 0) continue;
    for (double* sum : {&cell.first_1, &cell.first_5, &cell.first_20, &cell.aligned, &cell.beyond, &cell.query_ms}) {
      *sum /= static_cast<double>(cell.works);
    }
    figures.push_back(std::move(cell));
  }
  return figures;
}

}  // namespace tamga::quality
