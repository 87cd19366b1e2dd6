// The formats that this build reads, for people.
#pragma once

#include <string_view>
#include <vector>

namespace tamga {

struct FormatLine {
  std::string_view name;     // "DOCX"
  std::string_view endings;  // of file names, as a rule: the content decides
};

std::vector<FormatLine> readable_formats();

}  // namespace tamga
