// Each passage beside its twin in the source, with what is the same and what differs.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"
#include "engine/report/html/twin_marks.h"
#include "engine/report/twin_runs.h"

namespace tamga {
namespace {

constexpr std::uint32_t kContextWords = 20;
constexpr std::size_t kMostPairs = 12;   // of word forms and of replaced words that are listed
constexpr std::size_t kMostOthers = 10;  // other sources of the same words

void write_place(PageWriter& page, const Place& place) {
  if (place.page > 0) page.open("span").phrase({Term::kPage, {Value::number(place.page)}}).close();
  if (place.paragraph > 0) page.open("span").phrase({Term::kParagraph, {Value::number(place.paragraph)}}).close();
  if (place.part != Part::kBody) page.open("span").term(part_term(place.part)).close();
}

void write_side_title(PageWriter& page, Term name, const Place& place) {
  page.open("h4").term(name).close();
  page.open("p", {{"class", "place quiet"}});
  write_place(page, place);
  page.close();
}

void write_work_side(PageWriter& page, const PageContent& content, const ReportedPassage& passage) {
  const std::string_view text = content.report.work.text;
  const auto begin = content.work_index.byte_at_code_point(passage.work.begin);
  const auto end = content.work_index.byte_at_code_point(passage.work.end);
  page.open("div", {{"class", "side"}});
  write_side_title(page, Term::kInTheWork, passage.work_place);
  page.open("blockquote", {{"dir", "auto"}});
  page.element("span", {{"class", "context"}}, words_before(text, begin, kContextWords));
  write_marked(page, content.work_text(passage.work), passage.work.begin, passage, Side::kWork);
  page.element("span", {{"class", "context"}}, words_behind(text, end, kContextWords));
  page.close().close();
}

void write_source_side(PageWriter& page, const PageContent& content, const NumberedPassage& numbered) {
  const auto& passage = *numbered.passage;
  page.open("div", {{"class", "side"}});
  write_side_title(page, Term::kInTheSource, passage.source_place);
  const auto& source = content.report.sources[numbered.source];
  if (level_of_source(content.view, source) == ViewerLevel::kFigures) {
    page.term_element("p", {{"class", "quiet"}}, Term::kSourceTextHidden).close();
    return;
  }
  page.open("blockquote", {{"dir", "auto"}});
  page.element("span", {{"class", "context"}}, passage.source_before);
  write_marked(page, passage.source_text, passage.source.begin, passage, Side::kSource);
  page.element("span", {{"class", "context"}}, passage.source_after).close();
  if (content.view.source_texts.contains(source.id)) {
    page.open("p").open("a", {{"href", "#whole-" + std::to_string(numbered.source + 1)}});
    page.term(Term::kWholeSource).close().close();
  }
  page.close();
}

// Words by how they stand in the source.
struct Kinship {
  std::uint32_t same = 0, stem = 0, moved = 0;
};

Kinship kinship_of(const ReportedPassage& passage) {
  Kinship words;
  for (const auto& twin : passage.twins) {
    (twin.kind == TwinKind::kSameWord ? words.same : words.stem) += twin.words;
    if (twin.moved) words.moved += twin.words;
  }
  return words;
}

std::string_view source_words(const ReportedPassage& passage, const CodePointIndex& index,
                              const CodePointRange& place) {
  if (place.begin < passage.source.begin || place.end > passage.source.begin + index.size()) return {};
  const auto begin = index.byte_at_code_point(place.begin - passage.source.begin);
  const auto end = index.byte_at_code_point(place.end - passage.source.begin);
  return std::string_view(passage.source_text).substr(begin, end - begin);
}

void write_pair(PageWriter& page, std::string_view work, std::string_view source) {
  page.open("li");
  work.empty() ? page.term(Term::kLeftOut) : page.isolated(work);
  page.text(" ← ");
  source.empty() ? page.term(Term::kPutIn) : page.isolated(source);
  page.close();
}

using Pair = std::pair<std::string_view, std::string_view>;

void write_pairs(PageWriter& page, Term title, const std::vector<Pair>& pairs) {
  if (pairs.empty()) return;
  page.term_element("h5", {}, title).open("ul", {{"class", "pairs"}});
  for (const auto& [work, source] : pairs) write_pair(page, work, source);
  page.close();
}

// Pairs of the same kind stand once; only the first kMostPairs are listed, the text shows all.
std::vector<Pair> different(std::vector<Pair> pairs) {
  std::set<Pair> seen;
  std::erase_if(pairs, [&](const Pair& each) { return !seen.insert(each).second; });
  if (pairs.size() > kMostPairs) pairs.resize(kMostPairs);
  return pairs;
}

void write_differences(PageWriter& page, const PageContent& content, const ReportedPassage& passage) {
  const CodePointIndex index(passage.source_text);
  std::vector<Pair> forms, replaced;
  for (const auto& twin : passage.twins) {
    if (twin.kind == TwinKind::kSameWord) continue;
    forms.emplace_back(content.work_text(twin.work), source_words(passage, index, twin.source));
  }
  for (const auto& change : passage.changed) {
    replaced.emplace_back(content.work_text(change.work), source_words(passage, index, change.source));
  }
  write_pairs(page, Term::kPairsOfForms, different(std::move(forms)));
  write_pairs(page, Term::kReplaced, different(std::move(replaced)));
}

void write_explanation(PageWriter& page, const PageContent& content, const NumberedPassage& numbered) {
  const auto& passage = *numbered.passage;
  const auto words = kinship_of(passage);
  page.open("div", {{"class", "explanation"}});
  page.term_element("h4", {}, Term::kExplanation).open("ul", {{"class", "kinds"}});
  const auto line = [&](std::string_view style, Term sentence, std::uint32_t count) {
    if (count == 0) return;
    page.open("li").open("span", {{"class", style}});
    page.phrase({sentence, {Value::number(count)}}).close().close();
  };
  line("same", Term::kExplainSame, words.same);
  line("stem", Term::kExplainStem, words.stem);
  line("same moved", Term::kExplainMoved, words.moved);
  line("changed", Term::kExplainChanged, static_cast<std::uint32_t>(passage.changed.size()));
  page.close();
  const auto level = level_of_source(content.view, content.report.sources[numbered.source]);
  if (level != ViewerLevel::kFigures) write_differences(page, content, passage);
  page.close();
}

void write_measures(PageWriter& page, const ReportedPassage& passage) {
  page.open("p", {{"class", "measures quiet"}});
  page.open("span").value(Value::counted(passage.work_words.size(), Term::kNWords)).close();
  page.open("span").term(Term::kSimilarity).text(" ");
  page.value(Value::percent(static_cast<std::uint64_t>(std::llround(passage.similarity * 10000)), 10000)).close();
  page.open("span").term(Term::kLongestRun).text(": ").value(Value::number(passage.longest_run)).close();
  if (passage.stands_in.documents > 1) {
    page.open("span");
    page.phrase({passage.stands_in.more ? Term::kStandsInOrMore : Term::kStandsIn,
                 {Value::number(passage.stands_in.documents)}})
        .close();
  }
  for (const auto kind : passage.reasons.kinds()) page.open("span").term(exclusion_term(kind)).close();
  page.close();
}

void write_other_sources(PageWriter& page, const PageContent& content, std::uint32_t number,
                         const std::set<std::uint32_t>& others) {
  if (others.empty()) return;
  page.open("p", {{"class", "quiet others"}}).term(Term::kAlsoIn).text(" ");
  for (const auto other : others) {
    const auto& [source, passage] = content.passages[other];
    Attributes attributes{{"href", "#p" + std::to_string(other + 1)}, {"class", "chip"}};
    attributes.label(
        {Term::kOpenPassage,
         {Value::number(other + 1), Value::of(class_term(passage->passage_class)), Value::number(source + 1)}},
        page.language());
    if (source != content.passages[number].source) page.element("a", attributes, std::to_string(source + 1));
  }
  page.close();
}

// For each passage the passages of other sources that hold some of its words, at most kMostOthers.
std::vector<std::set<std::uint32_t>> overlapping(const PageContent& content) {
  std::vector<std::set<std::uint32_t>> others(content.passages.size());
  for (const auto& cell : content.cells) {
    for (const auto number : cell.passages) {
      for (const auto other : cell.passages) {
        if (others[number].size() >= kMostOthers) break;
        if (content.passages[other].source != content.passages[number].source) others[number].insert(other);
      }
    }
  }
  return others;
}

void write_title(PageWriter& page, const PageContent& content, std::uint32_t number) {
  const auto& [source, passage] = content.passages[number];
  page.open("h3", {{"id", "p" + std::to_string(number + 1) + "-title"}, {"tabindex", "-1"}});
  page.phrase({Term::kPassageNumber, {Value::number(number + 1)}}).text(" ");
  page.term_element("mark", {{"class", passage_class_name(passage->passage_class)}},
                    class_term(passage->passage_class));
  page.close().open("p", {{"class", "from"}});
  page.open("a", {{"href", "#source-" + std::to_string(source + 1)}});
  page.element("span", {{"class", "rank"}, {"aria-hidden", "true"}}, std::to_string(source + 1));
  write_source_name(page, content.report.sources[source], source);
  page.close();
  const auto& first_seen = content.report.sources[source].first_seen;
  if (!first_seen.empty()) {
    page.open("span", {{"class", "quiet"}});
    page.phrase({Term::kWasFirstSeen, {Value::plain(first_seen.substr(0, 10))}}).close();
  }
  page.close();
}

void write_passage(PageWriter& page, const PageContent& content, std::uint32_t number,
                   const std::set<std::uint32_t>& others) {
  const auto& numbered = content.passages[number];
  const auto id = "p" + std::to_string(number + 1);
  page.open("article", {{"id", id}, {"class", "passage"}, {"aria-labelledby", id + "-title"}});
  write_title(page, content, number);
  write_measures(page, *numbered.passage);
  page.open("div", {{"class", "pair"}});
  write_work_side(page, content, *numbered.passage);
  write_source_side(page, content, numbered);
  page.close();
  write_explanation(page, content, numbered);
  write_other_sources(page, content, number, others);
  write_decision(page, content, number);
  page.open("p", {{"class", "back"}}).open("a", {{"href", "#text"}, {"data-back", std::to_string(number + 1)}});
  page.term(Term::kBackToText).close().close().close();
}

}  // namespace

void write_passages(PageWriter& page, const PageContent& content) {
  page.open("section", {{"id", "passages"}, {"aria-labelledby", "passages-title"}});
  page.open("h2", {{"id", "passages-title"}}).term(Term::kPassages).text(" ");
  page.open("span", {{"class", "count"}}).value(Value::number(content.passages.size())).close().close();
  const auto others = overlapping(content);
  for (std::uint32_t i = 0; i < content.passages.size(); ++i) write_passage(page, content, i, others[i]);
  page.close();
}

void write_whole_sources(PageWriter& page, const PageContent& content) {
  if (content.view.level != ViewerLevel::kFull || content.view.source_texts.empty()) return;
  page.open("section", {{"id", "whole"}, {"aria-labelledby", "whole-title"}});
  page.term_element("h2", {{"id", "whole-title"}}, Term::kWholeSources);
  for (std::size_t i = 0; i < content.report.sources.size(); ++i) {
    const auto text = content.view.source_texts.find(content.report.sources[i].id);
    if (text == content.view.source_texts.end()) continue;
    page.open("details", {{"id", "whole-" + std::to_string(i + 1)}}).open("summary");
    write_source_name(page, content.report.sources[i], i);
    page.close().open("div", {{"class", "prose plain"}, {"dir", "auto"}}).text(text->second).close().close();
  }
  page.close();
}

}  // namespace tamga
