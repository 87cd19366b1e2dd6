#include "tests/engine/report/html/page_text.h"

namespace tamga::testing {
namespace {

void cut_between(std::string& text, std::string_view begin, std::string_view end) {
  for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + begin.size())) {
    const auto from = at + begin.size();
    text.erase(from, text.find(end, from) - from);
  }
}

}  // namespace

std::string page_skeleton(std::string page) {
  cut_between(page, "<style>", "</style>");
  cut_between(page, "<script>", "</script>");
  cut_between(page, "id=\"data\">", "</script>");
  cut_between(page, "Content-Security-Policy\" content=\"", "\"");
  for (const std::string tag :
       {"<section", "<div", "<p",  "<li",    "<tr",  "<article", "<h1",     "<h2",      "<h3",   "<h4",
        "<dl",      "<ul",  "<ol", "<table", "<nav", "<header",  "<footer", "<details", "<form", "<svg"}) {
    for (auto at = page.find(tag); at != std::string::npos; at = page.find(tag, at + tag.size() + 1)) {
      const char behind = page[at + tag.size()];
      if (behind == ' ' || behind == '>') page.insert(at, 1, '\n');
    }
  }
  return page;
}

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

}  // namespace tamga::testing
