#include "corpora/upkeep/inspection.h"

#include "corpora/corpus.h"
#include "corpora/corpus_directory.h"
#include "corpora/upkeep/text_hashes.h"
#include "engine/index/rocksdb_store.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {

Result<StoreInspection> inspect_corpus(const std::filesystem::path& directory) {
  const auto corpus = Corpus::open(directory, Access::kRead);
  if (!corpus) return std::unexpected(corpus.error());
  const auto tokenizer = make_standard_tokenizer();
  return corpus->store().inspect(text_hashes(*tokenizer, corpus->store().settings()));
}

Result<RebuildSummary> reindex_corpus(const std::filesystem::path& directory) {
  // Not as a Corpus, which refuses another normalisation.
  if (const auto corpus = read_corpus_description(directory); !corpus) return std::unexpected(corpus.error());
  const auto store = open_rocksdb_store(index_directory(directory));
  if (!store) return std::unexpected(store.error());
  const auto tokenizer = make_standard_tokenizer();
  IndexSettings settings = (*store)->settings();
  settings.normalisation = tokenizer->normalisation();
  settings.stem_pairs = StemPairSettings{};
  return (*store)->rebuild(settings, text_hashes(*tokenizer, settings));
}

}  // namespace tamga
