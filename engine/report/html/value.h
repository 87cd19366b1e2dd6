// What a sentence of a page is filled with. Each value is written in the page's first language and, beside it, as a
// code that html/wording.js turns into any other language: "12" a number, "p4118" hundredths of a per cent,
// "c12:NWords" a counted noun, "tCopied" a term, "s2026-09-01" plain characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/terms/terms.h"

namespace tamga {

class Value {
 public:
  static Value number(std::uint64_t number);
  static Value percent(std::uint64_t part, std::uint64_t whole);  // part <= whole
  static Value counted(std::uint64_t number, Term noun);
  static Value of(Term term);
  // Characters that are the same in every language. Only digits, letters and signs of ASCII other than '|': anything
  // else is left out, for foreign text never belongs here.
  static Value plain(std::string_view characters);

  const std::string& code() const { return code_; }
  std::string text(UiLanguage language) const;

 private:
  enum class Kind : std::uint8_t { kNumber, kPercent, kCounted, kTerm, kPlain };
  Kind kind_ = Kind::kPlain;
  std::uint64_t number_ = 0;
  Term term_{};
  std::string code_;
};

// A term filled with values.
struct Phrase {
  Term term;
  std::vector<Value> values;

  std::string codes() const;  // of the values, "|" between them
  std::string text(UiLanguage language) const;
};

}  // namespace tamga
