// The text of the work, passages marked by class and source.
#include <algorithm>
#include <set>
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"
#include "engine/report/html/share_bar.h"
#include "engine/report/html/text_strips.h"

namespace tamga {
namespace {

// How a cell looks: the class of its share, as in share_rows().
std::string_view style_of(const Verdict& verdict) {
  for (const auto& row : share_rows({})) {
    if (row.counted_as == verdict.counted_as) return row.style;
  }
  return "original";
}

// Writes strips into paragraphs: a line of the text is one.
class TextWriter {
 public:
  TextWriter(PageWriter& page, const PageContent& content) : page_(page), content_(content) {}

  void write(const TextStrip& strip) {
    auto text = content_.work_text(strip.place);
    while (!text.empty()) {
      const auto line = text.substr(0, text.find('\n'));
      if (in_paragraph_ || line.find_first_not_of(" \t\r") != std::string_view::npos) write_line(strip, line);
      if (line.size() == text.size()) break;
      finish();
      text.remove_prefix(line.size() + 1);
    }
  }

  void finish() {
    if (in_paragraph_) page_.close();
    in_paragraph_ = false;
  }

 private:
  void write_line(const TextStrip& strip, std::string_view line) {
    if (line.empty()) return;
    if (!in_paragraph_) page_.open("p", {{"dir", "auto"}});
    in_paragraph_ = true;
    const auto* cell = strip.cell ? &content_.cells[*strip.cell] : nullptr;
    if (cell == nullptr || !is_marked(*cell)) {
      write_words(strip, line);
      return;
    }
    if (const auto lead = lead_passage(*cell); lead && chips_.insert(*lead).second) write_chip(*lead);
    const auto& verdict = content_.report.spans[cell->span].verdict;
    page_.open("mark", {{"class", style_of(verdict)}, {"data-cell", std::to_string(*strip.cell)}});
    write_words(strip, line);
    page_.close();
  }

  bool is_marked(const WorkCell& cell) const {
    return !cell.passages.empty() || content_.report.spans[cell.span].verdict.counted_as != CountedAs::kOriginal;
  }

  void write_words(const TextStrip& strip, std::string_view line) {
    if (!strip.flag) {
      page_.text(line);
      return;
    }
    Attributes attributes{{"class", "flagged"}};
    const auto kind = static_cast<int>(*strip.flag);
    if (flags_.insert(kind).second) attributes.add("id", "flag-" + std::to_string(kind));
    page_.element("span", attributes, line);
  }

  // The passage that a cell opens: of the source that its words are credited to, else the first.
  std::optional<std::uint32_t> lead_passage(const WorkCell& cell) const {
    if (cell.passages.empty()) return std::nullopt;
    const auto credited = content_.report.spans[cell.span].verdict.credited;
    const auto of_source = [&](auto number) { return credited == content_.passages[number].source; };
    const auto found = std::ranges::find_if(cell.passages, of_source);
    return found == cell.passages.end() ? cell.passages.front() : *found;
  }

  // The link that opens a passage, once a passage: the number of its source.
  void write_chip(std::uint32_t number) {
    const auto& [source, passage] = content_.passages[number];
    const auto id = std::to_string(number + 1);
    Attributes attributes{{"class", "chip"}, {"id", "at-" + id}, {"href", "#p" + id}};
    attributes.label(
        {Term::kOpenPassage,
         {Value::number(number + 1), Value::of(class_term(passage->passage_class)), Value::number(source + 1)}},
        page_.language());
    page_.element("a", attributes, std::to_string(source + 1)).text("\u2060");
  }

  PageWriter& page_;
  const PageContent& content_;
  bool in_paragraph_ = false;
  std::set<std::uint32_t> chips_;
  std::set<int> flags_;
};

void write_legend(PageWriter& page, const PageContent& content) {
  page.open("div", {{"class", "legend"}});
  page.term_element("h3", {{"class", "quiet"}}, Term::kLegend).open("ul");
  for (const auto& row : share_rows(content.report.shares)) {
    if (row.words == 0 || row.counted_as == CountedAs::kOriginal) continue;
    page.open("li").term_element("mark", {{"class", row.style}}, row.name).close();
  }
  if (!content.report.flags.empty()) {
    page.open("li").term_element("span", {{"class", "flagged"}}, Term::kFlags).close();
  }
  page.open("li").element("span", {{"class", "chip"}}, "1").text(" ").term(Term::kChipMeaning).close();
  page.close().close();
}

void write_search(PageWriter& page) {
  page.open("form", {{"class", "search scripted"}, {"role", "search"}, {"id", "search"}});
  page.term_element("label", {{"for", "search-words"}}, Term::kSearch);
  page.single("input", {{"type", "search"}, {"id", "search-words"}, {"autocomplete", "off"}});
  page.term_element("button", {{"type", "submit"}}, Term::kSearchButton);
  page.open("output", {{"id", "search-count"}, {"for", "search-words"}}).close();
  Attributes previous{{"type", "button"}, {"id", "search-previous"}, {"class", "arrow"}};
  page.element("button", previous.label({Term::kSearchPrevious, {}}, page.language()), "↑");
  Attributes next{{"type", "button"}, {"id", "search-next"}, {"class", "arrow"}};
  page.element("button", next.label({Term::kSearchNext, {}}, page.language()), "↓").close();
}

void write_filter_state(PageWriter& page) {
  page.open("p", {{"id", "filter-state"}, {"class", "scripted"}, {"role", "status"}}).close();
}

}  // namespace

void write_work_text(PageWriter& page, const PageContent& content) {
  page.open("section", {{"id", "text"}, {"aria-labelledby", "text-title"}});
  page.term_element("h2", {{"id", "text-title"}, {"tabindex", "-1"}}, Term::kTextOfWork);
  write_search(page);
  write_filter_state(page);
  write_legend(page, content);
  Attributes attributes{{"class", "prose"}, {"id", "prose"}};
  const auto& languages = content.report.work.languages;
  if (!languages.empty() && languages.front().language != Language::kOther) {
    attributes.add("lang", language_code(languages.front().language));
  }
  page.open("div", attributes);
  TextWriter writer(page, content);
  for (const auto& strip : text_strips(content.cells, content.report.flags, content.work_index.size())) {
    writer.write(strip);
  }
  writer.finish();
  page.close().close();
}

}  // namespace tamga
