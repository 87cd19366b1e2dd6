// What every page gives to its scripts, and the policy that lets only our own scripts run.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/json.h"
#include "engine/report/html/page_writer.h"

namespace tamga {

// {"Borrowed": [Kyrgyz, Russian, English], ...}: the words of the field and of the pages.
Json terms_json();

// JSON on one line that cannot end or upset the script element around it.
std::string script_json(const Json& data);

// A whole page: the document, its head with a content security policy that allows this style and this script and
// nothing else, no request to anywhere, then `body` (inside the element) and `data` for the script.
struct PageParts {
  std::string title;
  std::string_view style;
  std::string_view script;
  std::string body;
  std::string data;  // by script_json
};
std::string whole_page(const PageParts& parts, UiLanguage language);

// The head of a page: the mark of the product, the switch of languages, printing.
void write_page_header(PageWriter& page, Term kind);

}  // namespace tamga
