// An index of texts that are known again by what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"
#include "engine/text/tokenizer.h"

namespace tamga::quality {

// Corpora hold copies of the texts under other names, hence the look-up by text.
class TextIndex {
 public:
  TextIndex(FingerprintStore& store, const Tokenizer& tokenizer, std::size_t threads)
      : store_(store), tokenizer_(tokenizer), threads_(threads) {}

  // Indexes the files, those aside whose text is in the index already. Errors name the file.
  Status add(const std::vector<std::filesystem::path>& files);

  // The document with this text, white space aside.
  std::optional<DocumentId> document_with(std::string_view text) const;

  std::size_t size() const { return by_text_.size(); }
  const FingerprintStore& store() const { return store_; }

 private:
  Status add_batch(const std::vector<std::filesystem::path>& files);

  FingerprintStore& store_;
  const Tokenizer& tokenizer_;
  std::size_t threads_;
  std::map<std::uint64_t, DocumentId> by_text_;  // hash of the text without white space
};

// Files under `folder` that end in .txt, by path. kNotFound if there is no such folder.
Result<std::vector<std::filesystem::path>> text_files(const std::filesystem::path& folder);

}  // namespace tamga::quality
