// The sources, ranked: how much each explains, when the corpus first saw it, and where its passages are.
#include <algorithm>
#include <string>

#include "engine/report/html/page_words.h"
#include "engine/report/html/report_page_parts.h"

namespace tamga {
namespace {

void write_dates(PageWriter& page, const ReportedSource& source) {
  page.open("p", {{"class", "quiet"}});
  if (!source.first_seen.empty()) {
    page.open("span").phrase({Term::kWasFirstSeen, {Value::plain(source.first_seen.substr(0, 10))}}).close();
  }
  if (!source.date.empty()) {
    page.open("span").term(Term::kDate).text(": ").isolated(source.date).close();
  }
  if (!source.collection.empty()) {
    page.open("span").term(Term::kCollection).text(": ").isolated(source.collection).close();
  }
  const bool named_by_title = !source.title.empty() && source.title != source.id;
  if (named_by_title && !source.id.empty()) page.open("span").isolated(source.id).close();
  page.open("span").term(Term::kWordsInSource).text(": ").value(Value::number(source.words)).close().close();
}

void write_author(PageWriter& page, const PageContent& content, const ReportedSource& source) {
  const auto& authors = content.report.envelope.source_authors;
  const auto found = std::ranges::find(authors, source.id, &ReportEnvelope::SourceAuthor::id);
  if (found == authors.end() || found->author.empty()) return;
  page.open("p", {{"class", "quiet"}}).term(Term::kAuthor).text(": ").isolated(found->author).close();
}

void write_share(PageWriter& page, Term name, std::uint32_t words, std::uint32_t all) {
  page.open("div");
  page.term_element("dt", {}, name);
  page.open("dd").open("strong").value(Value::percent(words, all)).close().text(" ");
  page.open("span", {{"class", "quiet"}}).value(Value::counted(words, Term::kNWords)).close().close().close();
}

void write_passage_links(PageWriter& page, const PageContent& content, std::size_t index) {
  page.open("p", {{"class", "passage-links"}}).term(Term::kPassages).text(": ");
  for (std::size_t number = 0; number < content.passages.size(); ++number) {
    const auto& [source, passage] = content.passages[number];
    if (source != index) continue;
    Attributes attributes{{"href", "#p" + std::to_string(number + 1)},
                          {"class", "chip " + std::string(passage_class_name(passage->passage_class))}};
    attributes.label(
        {Term::kOpenPassage,
         {Value::number(number + 1), Value::of(class_term(passage->passage_class)), Value::number(index + 1)}},
        page.language());
    page.element("a", attributes, std::to_string(number + 1));
  }
  page.close();
}

void write_source(PageWriter& page, const PageContent& content, std::size_t index) {
  const auto& source = content.report.sources[index];
  const auto number = std::to_string(index + 1);
  page.open("li", {{"id", "source-" + number}, {"class", "source"}, {"data-source", number}});
  page.open("h3");
  page.element("span", {{"class", "rank"}, {"aria-hidden", "true"}}, number);
  write_source_name(page, source, index);
  page.close();
  write_dates(page, source);
  write_author(page, content, source);
  if (!source.reasons.empty()) {
    page.open("p", {{"class", "reasons"}});
    for (const auto kind : source.reasons.kinds()) page.open("span").term(exclusion_term(kind)).close();
    page.close();
  }
  page.open("dl", {{"class", "two"}});
  write_share(page, Term::kInReport, source.share.in_report, content.report.shares.words);
  write_share(page, Term::kInText, source.share.in_text, content.report.shares.words);
  page.close();
  write_passage_links(page, content, index);
  Attributes filter{{"type", "button"}, {"class", "filter scripted"}, {"aria-pressed", "false"}};
  page.open("button", filter.add("data-filter", number)).term(Term::kFilterBySource).close();
  page.close();
}

}  // namespace

void write_source_name(PageWriter& page, const ReportedSource& source, std::size_t index) {
  for (const auto* name : {&source.title, &source.file_name, &source.id}) {
    if (name->empty()) continue;
    page.isolated(*name);
    return;
  }
  page.phrase({Term::kNumberedSource, {Value::number(index + 1)}});
}

void write_sources(PageWriter& page, const PageContent& content) {
  const auto& sources = content.report.sources;
  page.open("section", {{"id", "sources"}, {"aria-labelledby", "sources-title"}});
  page.open("h2", {{"id", "sources-title"}, {"tabindex", "-1"}}).term(Term::kSources).text(" ");
  page.open("span", {{"class", "count"}}).value(Value::number(sources.size())).close().close();
  page.term_element("p", {{"class", "quiet"}}, sources.empty() ? Term::kNoSources : Term::kSourcesInOrder);
  page.open("ol", {{"class", "sources"}});
  for (std::size_t i = 0; i < sources.size(); ++i) write_source(page, content, i);
  page.close().close();
}

}  // namespace tamga
