// One passage under its twin: the same stretch in the work and in the source, a few words of context around both.
#pragma once

#include <string>
#include <string_view>

#include "cli/terminal_view.h"
#include "engine/report/report.h"
#include "engine/text/utf8.h"

namespace tamga {

class PassageView {
 public:
  // `work_text` must outlive the view.
  PassageView(std::string_view work_text, const TextStyle& style);

  // "1.2  copied, 80 words, ...", then the work and the source. Ends with a newline.
  std::string render(std::string_view number, const ReportedPassage& passage) const;

 private:
  std::string work_lines(const ReportedPassage& passage) const;
  std::string source_lines(const ReportedPassage& passage) const;

  std::string_view work_text_;
  CodePointIndex index_;
  TextStyle style_;
};

}  // namespace tamga
