// Pages that were recognised, set between those that are text.
#include "corpora/worker/recognised_pages.h"

#include <gtest/gtest.h>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/page_notes.h"
#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

struct Piece {
  std::uint32_t page;
  const char* text;
  Part part = Part::kBody;
  const char* hidden = "";  // behind the text
};

ExtractedText text_of(const std::vector<Piece>& pieces) {
  BlockWriter out(1'000'000);
  for (const auto& piece : pieces) {
    out.set_page(piece.page);
    out.set_part(piece.part);
    out.append(piece.text);
    out.break_block();
    out.begin_hidden(HiddenBy::kColour);
    out.append(piece.hidden);
    out.end_hidden();
  }
  return *std::move(out).finish("a.pdf", "PDF");
}

std::string outline(const ExtractedText& text) {
  std::string out;
  for (const auto& block : text.blocks) {
    out += std::to_string(block.page) + (block.part == Part::kHeader ? "^" : ":") +
           text.text.substr(block.range.begin, block.range.size()) + " ";
  }
  return out;
}

TEST(RecognisedPages, StandBetweenThoseThatAreText) {
  const auto text = text_of({{1, "a"}, {1, "b"}, {4, "e", Part::kBody, "secret"}, {6, "g"}, {1, "top", Part::kHeader}});
  const auto recognised = text_of({{2, "c"}, {3, "d"}, {5, "f"}, {7, "h"}});
  const auto merged = with_recognised_pages(text, recognised, 1'000, "a.pdf");
  ASSERT_TRUE(merged);
  EXPECT_EQ(outline(*merged), "1:a 1:b 2:c 3:d 4:e 5:f 6:g 7:h 1^top ");
  testing::expect_sound_layout(*merged, "merged");
  ASSERT_EQ(merged->hidden.size(), 1U);
  EXPECT_EQ(merged->hidden[0].text, "secret");
  EXPECT_EQ(merged->text.substr(0, merged->hidden[0].at), "a\n\nb\n\nc\n\nd\n\ne");
}

TEST(RecognisedPages, NothingRecognisedChangesNothing) {
  const auto text = text_of({{1, "a", Part::kBody, "x"}, {2, "b", Part::kBody, "y"}, {1, "top", Part::kHeader}});
  EXPECT_EQ(with_recognised_pages(text, ExtractedText(), 1'000, "a.pdf"), text);
}

TEST(RecognisedPages, NotesNameThem) {
  auto text = text_of({{1, "a"}});
  text.notes = {pages_without_text_note(std::vector<std::uint32_t>{2, 3, 4}), "Another note."};
  EXPECT_TRUE(has_pages_without_text(text));
  auto recognised = text_of({{2, "b"}, {4, "c"}});
  recognised.notes = {std::string(kRecognised) + " in pictures.", "Page 2 is doubtful."};
  const auto merged = with_recognised_pages(text, recognised, 1'000, "a.pdf");
  ASSERT_TRUE(merged);
  EXPECT_EQ(merged->notes,
            (std::vector<std::string>{"Another note.", "The text of its pages 2 and 4 was recognised in pictures.",
                                      "Page 2 is doubtful."}));
  EXPECT_FALSE(has_pages_without_text(*merged));
}

TEST(RecognisedPages, KeepTheLimitOfTheText) {
  const auto text = text_of({{1, "abcde"}});
  const auto merged = with_recognised_pages(text, text_of({{2, "fghij"}}), 11, "a.pdf");
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().fault, ReadingFault::kTooMuchText);
  EXPECT_TRUE(with_recognised_pages(text, text_of({{2, "fghij"}}), 12, "a.pdf"));
}

TEST(PageNotes, NamePagesShortly) {
  const auto words = [](const std::vector<std::uint32_t>& pages) { return pages_in_words(pages); };
  EXPECT_EQ(words({2}), "page 2");
  EXPECT_EQ(words({2, 3}), "pages 2 to 3");
  EXPECT_EQ(words({1, 3, 5, 6, 7}), "pages 1, 3 and 5 to 7");
  std::vector<std::uint32_t> odd;
  for (std::uint32_t page = 1; page < 200; page += 2) odd.push_back(page);
  EXPECT_TRUE(words(odd).ends_with("37, 39 and more")) << words(odd);
}

}  // namespace
}  // namespace tamga
