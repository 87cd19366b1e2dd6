// Documents that programs of others read first: old Word documents, and pictures of pages. What those programs answer
// is read behind the wall.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "corpora/helpers/helper_broker.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

class OtherReaders {
 public:
  using BehindWall = std::function<Result<ExtractedText>(std::string_view bytes, std::string_view name)>;

  OtherReaders(HelperBroker& helpers, BehindWall behind_wall)
      : helpers_(&helpers), behind_wall_(std::move(behind_wall)) {}

  // Errors of all: those of HelperBroker::run and of the worker.
  Result<ExtractedText> read_old_word(std::string_view bytes, std::string_view name);
  Result<ExtractedText> recognise_picture(std::string_view bytes, std::string_view name);
  // At most `pages` pages; kLimitExceeded for a document of more. Those of `known` (in order) are left out.
  Result<ExtractedText> recognise_pdf(std::string_view bytes, std::string_view name, std::uint32_t pages,
                                      std::span<const std::uint32_t> known = {});

 private:
  HelperBroker* helpers_;
  BehindWall behind_wall_;
};

// Whether the first bytes are those of such a document. Compares and parses nothing.
bool is_old_word(std::string_view bytes);
bool is_picture(std::string_view bytes);

}  // namespace tamga
