// The page of a report as bytes: golden files in three languages, levels, hostile text.
#include "engine/report/html/report_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/html/visible_text.h"
#include "engine/text/utf8.h"
#include "tests/engine/report/html/full_report.h"
#include "tests/engine/report/html/page_text.h"
#include "tests/engine/report/random_report.h"
#include "tests/support/golden.h"

namespace tamga {
namespace {

using testing::count_of;
using testing::full_report;
using testing::hostile_report;
using testing::page_skeleton;

HtmlView view_of(ViewerLevel level, bool student = false) {
  HtmlView view;
  view.level = level;
  view.language = UiLanguage::kEnglish;
  view.student = student;
  return view;
}

TEST(ReportPage, LooksLikeThisInThreeLanguages) {
  for (const auto language : kUiLanguages) {
    auto view = view_of(ViewerLevel::kPassages);
    view.language = language;
    testing::expect_golden(page_skeleton(render_html(full_report(), view)),
                           "html/report-" + std::string(ui_language_code(language)) + ".html");
  }
}

TEST(ReportPage, FillsEveryPlaceholder) {
  for (const auto language : kUiLanguages) {
    auto view = view_of(ViewerLevel::kPassages, true);
    view.language = language;
    const auto page = page_skeleton(render_html(full_report(), view));
    EXPECT_EQ(count_of(page, "{0}") + count_of(page, "{1}") + count_of(page, "{2}"), 0U);
  }
}

TEST(ReportPage, EqualReportsGiveEqualBytes) {
  EXPECT_EQ(render_html(full_report(), {}), render_html(full_report(), {}));
}

// Every tag that opens is closed in its order, and every attribute is quoted.
void expect_well_formed(const std::string& page) {
  static const std::set<std::string> kVoid = {"meta", "input", "!doctype"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const auto end = page.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const auto inner = page.substr(at + 1, end - at - 1);
    const auto name = inner.substr(0, inner.find(' '));
    if (name[0] == '/') {
      ASSERT_FALSE(open.empty());
      ASSERT_EQ("/" + open.back(), name);
      open.pop_back();
    } else if (!kVoid.contains(name) && !inner.ends_with('/')) {
      open.push_back(name);
    }
    if (name == "style" || name == "script") at = page.find("</" + name, at) - 1;
  }
  EXPECT_TRUE(open.empty());
}

TEST(ReportPage, IsWellFormedAndValidUtf8WhateverTheReportHolds) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto page =
        render_html(testing::random_report(seed), view_of(static_cast<ViewerLevel>(seed % 3), seed % 2 == 1));
    EXPECT_FALSE(first_invalid_utf8(page)) << seed;
    expect_well_formed(page);
  }
  const auto page = render_html(hostile_report(), view_of(ViewerLevel::kPassages));
  EXPECT_FALSE(first_invalid_utf8(page));
  expect_well_formed(page);
}

TEST(ReportPage, HostileTextIsShownAsText) {
  const auto page = render_html(hostile_report(), view_of(ViewerLevel::kPassages));
  EXPECT_EQ(count_of(page, "<script>alert"), 0U);
  EXPECT_EQ(count_of(page, "<img"), 0U);
  EXPECT_EQ(count_of(page, "</style>"), 1U);
  EXPECT_EQ(count_of(page, "<script"), 2U);  // the data and our own
  EXPECT_GT(count_of(page, "&lt;script&gt;alert(1)&lt;/script&gt;"), 10U);
  EXPECT_GT(count_of(page, "[U+202E]evil[U+2066]\uFFFD\uFFFD"), 10U);
  EXPECT_EQ(count_of(page, "\u202E") + count_of(page, "\u2066") + count_of(page, "\x01"), 0U);
  EXPECT_GE(count_of(page, std::string(10'000, 'n')), 1U);
}

TEST(ReportPage, AsksForNothingOutside) {
  const auto page = render_html(full_report(), view_of(ViewerLevel::kPassages));
  EXPECT_EQ(count_of(page, "http:"), 0U);
  EXPECT_EQ(count_of(page, "https:"), 0U);
  EXPECT_EQ(count_of(page, "src="), 0U);
  EXPECT_EQ(count_of(page, "style="), 0U);  // the policy would refuse it
  EXPECT_EQ(count_of(page, "default-src &#39;none&#39;"), 1U);
}

// Pieces of a text that would give it away: every run of four words.
std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> words, sentences;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
    sentences.push_back(escaped_text(words[i] + " " + words[i + 1] + " " + words[i + 2] + " " + words[i + 3]));
  }
  return sentences;
}

struct Hidden {
  const char* what;
  std::string text;
};

// What a source says that the work does not.
std::vector<Hidden> source_only(const Report& report) {
  std::vector<Hidden> texts;
  for (const auto& source : report.sources) {
    for (const auto& passage : source.passages) {
      texts.push_back({"before", passage.source_before});
      texts.push_back({"after", passage.source_after});
      if (passage.passage_class != PassageClass::kCopied) texts.push_back({"passage", passage.source_text});
    }
  }
  return texts;
}

TEST(ReportPage, FiguresHoldNothingOfASource) {
  const auto report = full_report();
  const auto page = render_html(report, view_of(ViewerLevel::kFigures));
  const auto passages = render_html(report, view_of(ViewerLevel::kPassages));
  for (const auto& [what, text] : source_only(report)) {
    for (const auto& sentence : sentences_of(text)) {
      EXPECT_EQ(page.find(sentence), std::string::npos) << what << ": " << sentence;
    }
  }
  EXPECT_NE(passages.find("Мурда мындай деп жазылган"), std::string::npos);
  EXPECT_NE(page.find("Суу кодекси"), std::string::npos);  // names stay
}

TEST(ReportPage, OfASharedCollectionNoMoreThanItsLevelIsShown) {
  auto report = full_report();
  auto& law = *std::ranges::find(report.sources, "law-7", &ReportedSource::id);
  law.shared = "laws";
  const auto& sentence = law.passages.front().source_text;
  auto view = view_of(ViewerLevel::kFull);
  const auto text_of = [&] {
    const auto shown = visible_part(report, view);
    return std::ranges::find(shown.sources, "law-7", &ReportedSource::id)->passages.front().source_text;
  };
  EXPECT_EQ(text_of(), sentence);
  view.shared_levels.emplace();  // of no collection anything
  EXPECT_EQ(text_of(), "");
  EXPECT_EQ(level_of_source(view, law), ViewerLevel::kFigures);
  view.shared_levels->emplace("laws", ViewerLevel::kPassages);
  EXPECT_EQ(text_of(), sentence);
  EXPECT_EQ(level_of_source(view, law), ViewerLevel::kPassages);
  view.level = ViewerLevel::kFigures;
  view.shared_levels->at("laws") = ViewerLevel::kFull;
  EXPECT_EQ(text_of(), "");
}

TEST(ReportPage, ALinkToWhereMoreCanBeDoneIsThereIfGiven) {
  auto view = view_of(ViewerLevel::kPassages);
  EXPECT_EQ(render_html(full_report(), view).find("token/filters"), std::string::npos);
  view.change = PageLink{"token/filters", "Change"};
  EXPECT_NE(render_html(full_report(), view).find("<a href=\"token/filters\">Change</a>"), std::string::npos);
}

TEST(ReportPage, WholeTextsAreThereAtFullOnly) {
  auto view = view_of(ViewerLevel::kFull);
  view.source_texts["law-7"] = "Мыйзамдын башка жери, ишке тиешеси жок бөлүгү.";
  EXPECT_NE(render_html(full_report(), view).find("ишке тиешеси жок"), std::string::npos);
  for (const auto level : {ViewerLevel::kPassages, ViewerLevel::kFigures}) {
    view.level = level;
    for (const auto& sentence : sentences_of(view.source_texts["law-7"])) {
      EXPECT_EQ(render_html(full_report(), view).find(sentence), std::string::npos);
    }
  }
  view.level = ViewerLevel::kFull;
  view.student = true;
  EXPECT_EQ(render_html(full_report(), view).find("ишке тиешеси жок"), std::string::npos);
}

TEST(ReportPage, TheStudentsCopyNamesNoAuthorOfASource) {
  const auto page = render_html(full_report(), view_of(ViewerLevel::kPassages, true));
  for (const char* name : {"asanov", "Asanov", "2025/asanov-essay"}) EXPECT_EQ(count_of(page, name), 0U) << name;
  EXPECT_NE(page.find("Бул ишти •••••••• жазган"), std::string::npos);
  EXPECT_NE(page.find("Суу кодекси"), std::string::npos);
  EXPECT_EQ(count_of(page, "class=\"objection\""), 5U);  // one a passage
  EXPECT_NE(render_html(full_report(), view_of(ViewerLevel::kPassages)).find("asanov.a"), std::string::npos);
}

TEST(ReportPage, ShowsBothDenominatorsAndWhatWasNotChecked) {
  const auto page = page_skeleton(render_html(full_report(), view_of(ViewerLevel::kPassages)));
  for (const char* text : {"50.00\u00A0%", "60.00\u00A0%", "30 of 60 words", "30 of 50 words",
                           "This report measures sameness of text, not guilt", "first seen 2025-06-01",
                           "Documents of the snapshot erased or replaced since: 2", "Words that mix letters"}) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
  }
}

TEST(ReportPage, EveryWordOfTheWorkIsOnThePage) {
  auto page = render_html(full_report(), view_of(ViewerLevel::kFigures));
  const auto begin = page.find("id=\"prose\"");
  page = page.substr(begin, page.find("</section>", begin) - begin);
  std::string text;
  bool in_tag = true;
  for (std::size_t at = 0; at < page.size(); ++at) {
    if (page.compare(at, 15, "<a class=\"chip\"") == 0) at = page.find("</a>", at);
    if (page[at] == '<') in_tag = true;
    if (!in_tag) text += page[at];
    if (page[at] == '>') in_tag = false;
  }
  const auto only_letters = [](std::string from) {
    for (const std::string cut : {" ", "\n", "\u2060"}) {
      for (auto at = from.find(cut); at != std::string::npos; at = from.find(cut)) from.erase(at, cut.size());
    }
    return from;
  };
  EXPECT_EQ(only_letters(text), only_letters(full_report().work.text));
}

}  // namespace
}  // namespace tamga
