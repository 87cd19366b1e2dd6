// Gathers the pages of a dump out of the elements of its XML.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/archive/document_stream.h"

namespace tamga {

class PageBuilder {
 public:
  explicit PageBuilder(std::uint64_t most_text) : most_text_(most_text) {}

  // An element begins; false: it lies too deep, and there is no use in going on.
  bool begin(std::string_view element);
  void characters(std::string_view text);
  void end();

  // The first page that is complete and has not been taken.
  std::optional<Result<StreamedFile>> take();

 private:
  struct Page {
    std::string title, space, id, date, model, text;
    bool redirect = false;
    bool too_large = false;
  };

  std::string* field_at();  // where the characters of the present element belong; may be none
  void finish();

  std::uint64_t most_text_;
  std::vector<std::string> path_;  // the elements that are open
  std::string database_;
  Page page_;
  std::deque<Result<StreamedFile>> ready_;
};

inline constexpr std::size_t kDeepestDump = 64;  // elements inside each other

}  // namespace tamga
