#include "engine/report/html/page_writer.h"

#include <cassert>
#include <utility>

#include "engine/report/html/visible_text.h"

namespace tamga {

Attributes::Attributes(std::initializer_list<std::pair<std::string_view, std::string_view>> list) {
  for (const auto& [name, value] : list) add(name, value);
}

Attributes& Attributes::add(std::string_view name, std::string_view value) {
  written_ += " ";
  written_ += name;
  written_ += "=\"" + escaped_text(value) + "\"";
  return *this;
}

Attributes& Attributes::flag(std::string_view name, bool on) {
  if (on) (written_ += " ") += name;
  return *this;
}

Attributes& Attributes::label(const Phrase& phrase, UiLanguage language) {
  add("aria-label", phrase.text(language)).add("data-l", term_name(phrase.term));
  if (!phrase.values.empty()) add("data-b", phrase.codes());
  return *this;
}

PageWriter& PageWriter::open(std::string_view tag, const Attributes& attributes) {
  ((((page_ += "<") += tag) += attributes.written()) += ">");
  open_.emplace_back(tag);
  return *this;
}

PageWriter& PageWriter::close() {
  assert(!open_.empty());
  ((page_ += "</") += open_.back()) += ">";
  open_.pop_back();
  return *this;
}

PageWriter& PageWriter::single(std::string_view tag, const Attributes& attributes) {
  (((page_ += "<") += tag) += attributes.written()) += ">";
  return *this;
}

PageWriter& PageWriter::element(std::string_view tag, const Attributes& attributes, std::string_view text) {
  return open(tag, attributes).text(text).close();
}

PageWriter& PageWriter::text(std::string_view text) {
  page_ += escaped_text(text);
  return *this;
}

PageWriter& PageWriter::isolated(std::string_view text) {
  return element("bdi", {}, text);
}

PageWriter& PageWriter::phrase(const Phrase& phrase) {
  Attributes attributes{{"data-t", term_name(phrase.term)}};
  if (!phrase.values.empty()) attributes.add("data-a", phrase.codes());
  return element("span", attributes, phrase.text(language_));
}

PageWriter& PageWriter::value(const Value& value) {
  return element("span", {{"data-a", value.code()}}, value.text(language_));
}

PageWriter& PageWriter::term_element(std::string_view tag, const Attributes& attributes, Term term) {
  auto all = attributes;
  return element(tag, all.add("data-t", term_name(term)), tamga::term(term, language_));
}

PageWriter& PageWriter::raw(std::string_view bytes) {
  page_ += bytes;
  return *this;
}

std::string PageWriter::take() {
  assert(open_.empty());
  return std::exchange(page_, {});
}

}  // namespace tamga
