#include "engine/report/html/value.h"

#include <algorithm>

#include "engine/report/percent.h"
#include "engine/report/terms/wording.h"

namespace tamga {

Value Value::number(std::uint64_t number) {
  Value value;
  value.kind_ = Kind::kNumber;
  value.number_ = number;
  value.code_ = std::to_string(number);
  return value;
}

Value Value::percent(std::uint64_t part, std::uint64_t whole) {
  Value value;
  value.kind_ = Kind::kPercent;
  value.number_ = percent_hundredths(part, whole);
  value.code_ = "p" + std::to_string(value.number_);
  return value;
}

Value Value::counted(std::uint64_t number, Term noun) {
  Value value;
  value.kind_ = Kind::kCounted;
  value.number_ = number;
  value.term_ = noun;
  value.code_ = "c" + std::to_string(number) + ":" + std::string(term_name(noun));
  return value;
}

Value Value::of(Term term) {
  Value value;
  value.kind_ = Kind::kTerm;
  value.term_ = term;
  value.code_ = "t" + std::string(term_name(term));
  return value;
}

Value Value::plain(std::string_view characters) {
  Value value;
  value.code_ = "s";
  std::ranges::copy_if(characters, std::back_inserter(value.code_),
                       [](char c) { return c >= ' ' && c < 127 && c != '|'; });
  return value;
}

std::string Value::text(UiLanguage language) const {
  switch (kind_) {
    case Kind::kNumber:
      return number_text(number_, language);
    case Kind::kPercent:
      return percent_text(static_cast<double>(number_) / 100, language);
    case Kind::kCounted:
      return tamga::counted(number_, term_, language);
    case Kind::kTerm:
      return std::string(tamga::term(term_, language));
    case Kind::kPlain:
      break;
  }
  return code_.substr(1);
}

std::string Phrase::codes() const {
  std::string codes;
  for (const auto& value : values) codes += (codes.empty() ? "" : "|") + value.code();
  return codes;
}

std::string Phrase::text(UiLanguage language) const {
  std::vector<std::string> texts;
  texts.reserve(values.size());
  for (const auto& value : values) texts.push_back(value.text(language));
  return filled(term, language, texts);
}

}  // namespace tamga
