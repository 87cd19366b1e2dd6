// What a cleaned text is and where its words are, as tables.
#include "tokenizers/words.h"

#include <gtest/gtest.h>

#include <string>

#include "tokenizers/clean.h"

namespace tamga {
namespace {

struct Case {
  const char* name;
  std::string_view text;
  std::string_view expected;
};

// The words of a cleaned text, a bar between two.
std::string words_of(std::string_view text) {
  const auto clean = clean_text(text);
  std::string words;
  for (const auto& word : find_words(clean.text)) {
    if (!words.empty()) words += '|';
    words += std::string_view(clean.text).substr(word.begin, word.size());
  }
  return words;
}

// The source of each word.
std::string sources_of(std::string_view text) {
  const auto clean = clean_text(text);
  std::string sources;
  for (const auto& word : find_words(clean.text)) {
    const auto range = clean.offsets.to_source(word);
    if (!sources.empty()) sources += '|';
    sources += text.substr(range.begin, range.size());
  }
  return sources;
}

const Case kWords[] = {
    {"plain", "Бир, эки; three.", "Бир|эки|three"},
    {"hyphen", "көз-караш ky‐ru", "көз|караш|ky|ru"},
    {"full stop", "ж.б. конец.Начало А.С.Пушкин", "ж|б|конец|Начало|А|С|Пушкин"},
    {"apostrophe", "don't don’t ко'к 'a' rock'n'roll н'", "don't|don’t|ко'к|a|rock'n'roll|н"},
    {"two apostrophes", "don''t", "don|t"},
    {"numbers", "10,5 1.000,5 17.02.2025 1..2 5, 3.", "10,5|1.000,5|17.02.2025|1|2|5|3"},
    {"letters and digits", "COVID19 5б 2024-жыл п.1.2", "COVID19|5б|2024|жыл|п|1.2"},
    {"apostrophe beside a digit", "5'a a'5", "5|a|a|5"},
    {"low line and middle dot", "сло_во сло·во", "сло|во|сло|во"},
    {"superscripts are no letters", "слово² x³ ½ ①", "слово|x"},
    {"symbols", "№5 5% §3 a@b.kg", "5|5|3|a|b|kg"},
    {"no words", " \n.,;!-", ""},
};

const Case kClean[] = {
    {"invisible", "при\u200Bзн\u00ADа\u2060к \u2800сло\u2800во \uE000x", "признак|слово|x"},
    {"controls", std::string_view("a\0b\x01\x7F", 5), "ab"},
    {"exported soft hyphen", "разви¬тие", "развитие"},
    {"line end", "пере-\nнос", "перенос"},
    {"line end, CR LF and indent", "пере-\r\n  нос", "перенос"},
    {"line end, other hyphen", "пере\u2010\nнос", "перенос"},
    {"line end, soft hyphen", "пере\u00AD\nнос", "перенос"},
    {"line end, soft hyphen and hyphen", "пере\u00AD-\nнос", "перенос"},
    {"line end, invisible between", "пере-\u200B\n\u200Bнос", "перенос"},
    {"line end before a capital", "Нью-\nЙорк", "Нью|Йорк"},
    {"line end before a digit", "план-\n2030", "план|2030"},
    {"line end behind a digit", "2030-\nплан", "2030|план"},
    {"empty line", "пере-\n\nнос", "пере|нос"},
    {"empty line, CR LF", "пере-\r\n\r\nнос", "пере|нос"},
    {"two carriage returns", "пере-\r\rнос", "пере|нос"},
    {"space before the break", "пере- \nнос", "пере|нос"},
    {"two hyphens", "пере--\nнос", "пере|нос"},
    {"no hyphen", "пере\nнос", "пере|нос"},
    {"three lines", "пе-\nре-\nнос", "перенос"},
    {"decomposed й", "и\u0306од И\u0306ОД", "йод|ЙОД"},
    {"й with another mark", "и\u0301\u0306од", "йод"},
    {"ё is е", "ёж е\u0308ж", "еж|еж"},
    {"stray marks", "за\u0301мок x\u0335y \u0301a", "замок|xy|a"},
    {"mark behind an invisible character", "и\u200B\u0306од", "йод"},
    {"breve on another letter", "а\u0306", "а"},
    {"compatibility forms", "ﬁeld ＡＢＣ 𝐀𝐁 Ⅷ", "field|ABC|AB|VIII"},
};

const Case kSources[] = {
    {"unchanged", "Бир эки", "Бир|эки"},
    {"invisible inside, not around", "\u200Bпри\u200Bзнак\u200B \u00ADк", "при\u200Bзнак|к"},
    {"line end", "а пере-\n  нос б", "а|пере-\n  нос|б"},
    {"line end behind a mark", "пере\u0301-\nнос", "пере\u0301-\nнос"},
    {"marks belong to their letter", "заи\u0306 мо\u0301 к", "заи\u0306|мо\u0301|к"},
    {"breve behind an invisible character", "и\u200B\u0306 x", "и\u200B\u0306|x"},
    {"shorter and longer forms", "ﬁ ＡＢ x 𝐀", "ﬁ|ＡＢ|x|𝐀"},
};

TEST(Words, AreRunsOfLettersAndDigits) {
  for (const auto& test : kWords) EXPECT_EQ(words_of(test.text), test.expected) << test.name;
}

TEST(Words, AreFoundInCleanedText) {
  for (const auto& test : kClean) EXPECT_EQ(words_of(test.text), test.expected) << test.name;
}

TEST(Words, PointIntoTheSource) {
  for (const auto& test : kSources) EXPECT_EQ(sources_of(test.text), test.expected) << test.name;
}

}  // namespace
}  // namespace tamga
