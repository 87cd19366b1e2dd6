#include "bench/quality/retrieval.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "bench/quality/parallel.h"
#include "engine/check.h"
#include "engine/fingerprint/winnowing.h"
#include "engine/text/utf8.h"

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

// The candidates of a check with `limit` candidates and its other settings as they are by default.
Result<CandidateList> candidates(const std::vector<Token>& tokens, const FingerprintStore& store, std::uint32_t limit) {
  std::vector<std::uint64_t> hashes;
  for (const Fingerprint& kept : fingerprint(tokens, store.settings().fingerprints)) hashes.push_back(kept.hash);
  const CheckSettings settings;
  return store.candidates({hashes, {}, settings.minimum_shared, settings.rare_documents, settings.document_cap, limit});
}

// Where the true source stands in the list, once the host is out of it and the budget applied.
void rank(CandidateList list, DocumentId source, std::optional<DocumentId> host, std::uint32_t budget,
          Retrieved& retrieved) {
  if (host) std::erase_if(list.candidates, [&](const Candidate& each) { return each.document == *host; });
  const auto found = std::ranges::find(list.candidates, source, &Candidate::document);
  const auto at = static_cast<std::uint32_t>(found - list.candidates.begin());
  const auto count = static_cast<std::uint32_t>(list.candidates.size());
  if (at < std::min(count, budget)) retrieved.rank = at + 1;
  retrieved.aligned = std::min(count, budget);
  retrieved.beyond = list.beyond_limit + count - retrieved.aligned;
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

  const double began = thread_cpu_ms();
  auto list = candidates(tokens->tokens, query.index.store(), query.budget + 1);  // one more: the host may be in it
  retrieved.query_ms = thread_cpu_ms() - began;
  if (!list) return std::unexpected(list.error());
  rank(*std::move(list), *source, query.index.document_with(without(*text, code_points, passages)), query.budget,
       retrieved);
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
