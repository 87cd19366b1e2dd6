// Hand-made marks for the tests of rules: a text in which brackets stand for what a tokenizer would mark.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/match/exclusions/work_text.h"
#include "tests/support/word_tokenizer.h"

namespace tamga::testing {

// Words are parted by blanks, a full stop ends a sentence. "<q ... q>" marks a quotation, "<c ... c>" a citation,
// "<b ... b>" a bibliography entry of score 2, "<B ... B>" one of score 4, "<h ... h>" a bibliography heading,
// "<t ... t>" a title page, "<p ... p>" a program, "<f ... f>" a table of contents. The signs are taken out.
class MarkedText {
 public:
  explicit MarkedText(const std::string& marked) {
    std::vector<std::pair<char, std::uint32_t>> open;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      const auto at = static_cast<std::uint32_t>(text_.text.size());
      if (marked[i] == '<') {
        open.emplace_back(marked[++i], at);
        ++i;  // the blank behind the sign
      } else if (i + 1 < marked.size() && marked[i + 1] == '>') {
        const auto [sign, begin] = open.back();
        open.pop_back();
        add(sign, {begin, at > begin ? at - 1 : at});  // without the blank before the sign
        ++i;
      } else {
        text_.text += marked[i];
      }
    }
    tokens_ = WordTokenizer().tokenize(text_.text).value();
    for (Mark& mark : marks_) mark.tokens = tokens_in(mark.range);
    std::ranges::sort(marks_, {}, [](const Mark& mark) { return mark.range.begin; });
  }

  ExtractedText& text() { return text_; }
  const TokenizedText& read() const { return tokens_; }
  const std::vector<Mark>& marks() const { return marks_; }
  WorkText work() const { return {text_, tokens_.tokens, tokens_.sentences, marks_}; }

  // The words of a range with blanks between them.
  std::string words(TokenRange range) const {
    std::string words;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const ByteRange place = tokens_.tokens[i].range;
      words += (words.empty() ? "" : " ") + text_.text.substr(place.begin, place.size());
    }
    return words;
  }

 private:
  void add(char sign, ByteRange range) {
    static const std::vector<std::pair<char, MarkKind>> kSigns = {{'q', MarkKind::kQuotation},
                                                                  {'c', MarkKind::kCitation},
                                                                  {'b', MarkKind::kBibliographyEntry},
                                                                  {'B', MarkKind::kBibliographyEntry},
                                                                  {'h', MarkKind::kBibliographyHeading},
                                                                  {'t', MarkKind::kTitlePage},
                                                                  {'p', MarkKind::kProgram},
                                                                  {'f', MarkKind::kTableOfContents}};
    const auto kind = std::ranges::find(kSigns, sign, &std::pair<char, MarkKind>::first)->second;
    marks_.push_back({kind, range, {}, sign == 'b' ? 2U : sign == 'B' ? 4U : 0U});
  }

  TokenRange tokens_in(ByteRange range) const {
    TokenRange inside;
    const auto& tokens = tokens_.tokens;
    while (inside.begin < tokens.size() && tokens[inside.begin].range.begin < range.begin) ++inside.begin;
    inside.end = inside.begin;
    while (inside.end < tokens.size() && tokens[inside.end].range.end <= range.end) ++inside.end;
    return inside;
  }

  ExtractedText text_;
  TokenizedText tokens_;
  std::vector<Mark> marks_;
};

}  // namespace tamga::testing
