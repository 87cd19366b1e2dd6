// A document source of documents made in the test.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpora/sources/document_source.h"

namespace tamga::testing {

class ListSource : public DocumentSource {
 public:
  explicit ListSource(std::vector<RawDocument> documents) : documents_(std::move(documents)) {}

  std::optional<Result<RawDocument>> next() override {
    if (at_ == documents_.size()) return std::nullopt;
    return documents_[at_++];
  }
  std::optional<std::uint64_t> size() const override { return documents_.size(); }

 private:
  std::vector<RawDocument> documents_;
  std::size_t at_ = 0;
};

}  // namespace tamga::testing
