// What a worker says is believed only where it keeps the promises of ExtractedText.
#include "corpora/worker/messages.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMost = 1U << 20U;

ExtractedText example() {
  ExtractedText text;
  text.text = "Биринчи.\n\nsecond  third";
  text.blocks = {{.range = {0, 15}, .part = Part::kHeading, .paragraph = 1, .page = 1},
                 {.range = {17, 23}, .part = Part::kBody, .paragraph = 2, .page = 1},
                 {.range = {25, 30}, .part = Part::kTextBox, .paragraph = 3, .page = 2}};
  text.format = "DOCX";
  text.encoding = "UTF-8";
  text.notes = {"A note.", "Another one."};
  text.hidden = {{.text = "көмүскө", .at = 2, .page = 1, .how = HiddenBy::kColour},
                 {.text = "more", .at = 30, .page = 2, .how = HiddenBy::kCovered}};
  text.repair = EncodingRepair{.map = "a font", .letters = 3, .before = 1.5, .after = 40, .margin = 2};
  return text;
}

TEST(Messages, ATextComesBackAsItWas) {
  const auto text = example();
  EXPECT_EQ(decode_text_message(encode_text_message(text), kMost), text);
  EXPECT_EQ(decode_text_message(encode_text_message({}), kMost), ExtractedText());
  EXPECT_LE(encode_text_message(text).size(), most_text_payload(text.text.size()));
}

TEST(Messages, ATextThatBreaksAPromiseIsNone) {
  const std::vector<std::pair<const char*, std::function<void(ExtractedText&)>>> cases = {
      {"not UTF-8", [](ExtractedText& text) { text.text[0] = '\xFF'; }},
      {"a byte order mark",
       [](ExtractedText& text) {
         text = {.text = "\uFEFF", .blocks = {}, .format = {}, .encoding = {}, .notes = {}, .repair = {}};
       }},
      {"a block behind the end", [](ExtractedText& text) { text.blocks[2].range.end = 31; }},
      {"an empty block", [](ExtractedText& text) { text.blocks[1].range.end = 17; }},
      {"a block inside out", [](ExtractedText& text) { text.blocks[1].range = {23, 17}; }},
      {"blocks that overlap", [](ExtractedText& text) { text.blocks[1].range.begin = 14; }},
      {"blocks out of order", [](ExtractedText& text) { std::swap(text.blocks[1], text.blocks[2]); }},
      {"words in no block", [](ExtractedText& text) { text.blocks.pop_back(); }},
      {"a block that cuts a letter", [](ExtractedText& text) { text.blocks[0].range.begin = 1; }},
      {"paragraphs that count down", [](ExtractedText& text) { text.blocks[2].paragraph = 1; }},
      {"hidden text behind the end", [](ExtractedText& text) { text.hidden[1].at = 31; }},
      {"hidden text that is none", [](ExtractedText& text) { text.hidden[1].text.clear(); }},
      {"hidden texts out of order", [](ExtractedText& text) { std::swap(text.hidden[0], text.hidden[1]); }},
      {"hidden text in the middle of a letter", [](ExtractedText& text) { text.hidden[0].at = 1; }},
      {"hidden text that is not UTF-8", [](ExtractedText& text) { text.hidden[0].text = "\xD2"; }},
      {"a way to hide that there is not", [](ExtractedText& text) { text.hidden[0].how = HiddenBy{9}; }},
      {"too many hidden texts",
       [](ExtractedText& text) { text.hidden.resize(kMostHiddenRuns + 1, text.hidden.back()); }},
      {"a part that there is not", [](ExtractedText& text) { text.blocks[0].part = Part{200}; }},
      {"a note with an escape", [](ExtractedText& text) { text.notes[0] = "\x1B[2J"; }},
      {"a format of two lines", [](ExtractedText& text) { text.format = "a\nb"; }},
      {"an encoding that is not UTF-8", [](ExtractedText& text) { text.encoding = "\xC3"; }},
      {"a repair without a number", [](ExtractedText& text) { text.repair->after = 0.0 / 0.0; }},
      {"too many notes", [](ExtractedText& text) { text.notes.resize(2000, "x"); }},
  };
  for (const auto& [what, damage] : cases) {
    auto text = example();
    damage(text);
    EXPECT_FALSE(decode_text_message(encode_text_message(text), kMost)) << what;
  }
  EXPECT_FALSE(decode_text_message(encode_text_message(example()), 10)) << "longer than the limit";
}

TEST(Messages, MutilatedTextsAreNoneOrSound) {
  std::mt19937 random(6);
  const auto whole = encode_text_message(example());
  for (int round = 0; round < 20'000; ++round) {
    auto bytes = whole;
    for (unsigned changes = random() % 4; changes > 0; --changes)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    const auto read = decode_text_message(bytes, kMost);
    if (!read) continue;
    for (const auto& block : read->blocks) ASSERT_LE(block.range.end, read->text.size());
    ASSERT_FALSE(first_invalid_utf8(read->text));
  }
}

TEST(Messages, CountsOfWhatIsNotThereMakeNoRoom) {
  auto bytes = encode_text_message({});
  bytes.replace(bytes.size() - 16, 8, 8, '\xFF');  // so many blocks
  EXPECT_FALSE(decode_text_message(bytes, kMost));
}

TEST(Messages, AnErrorIsAKnownCodeAndOneHarmlessLine) {
  const Error error{ErrorCode::kCorrupt, "эссе.docx: damaged", ReadingFault::kTooManyPages};
  const auto read = decode_error(encode_error(error));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->code, error.code);
  EXPECT_EQ(read->message, error.message);
  EXPECT_EQ(read->fault, error.fault);
  EXPECT_FALSE(decode_error(encode_error({ErrorCode::kCorrupt, "x", ReadingFault{99}})));
  EXPECT_FALSE(decode_error(encode_error({ErrorCode{99}, "x"})));
  EXPECT_FALSE(decode_error(encode_error({ErrorCode::kCorrupt, ""})));
  EXPECT_FALSE(decode_error(encode_error({ErrorCode::kCorrupt, "two\nlines"})));
  EXPECT_FALSE(decode_error(encode_error({ErrorCode::kCorrupt, "\xFF"})));
  EXPECT_FALSE(decode_error(encode_error(error) + "x"));
}

TEST(Messages, LayersComeBackAsTheyWere) {
  const LayerStates layers = {{Layer::kNoDump, true, ""}, {Layer::kLandlock, false, "Operation not permitted"}};
  EXPECT_EQ(decode_layers(encode_layers(layers)), layers);
  EXPECT_FALSE(decode_layers(encode_layers({{Layer{kLayers}, true, ""}})));
  EXPECT_FALSE(decode_layers(encode_layers({{Layer::kNoDump, true, "\n"}})));
  EXPECT_EQ(layers_off(layers), "Landlock (Operation not permitted)");
}

TEST(Messages, ADocumentIsANameAndTheBytesBehindIt) {
  const auto payload = encode_document_head("name") + "bytes";
  const auto document = decode_document(payload);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->name, "name");
  EXPECT_EQ(document->bytes, "bytes");
  EXPECT_FALSE(decode_document("short"));
}

TEST(Messages, DocumentsAreSoManyNamesAndBytes) {
  const std::vector<DocumentMessage> documents = {{"a.txt", "first"}, {"", ""}, {"b.txt", "\xFF"}};
  const auto payload = encode_documents(documents);
  const auto read = decode_documents(payload);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_EQ((*read)[i].name, documents[i].name);
    EXPECT_EQ((*read)[i].bytes, documents[i].bytes);
  }
  for (std::size_t size = 0; size < payload.size(); ++size) EXPECT_FALSE(decode_documents(payload.substr(0, size)));
  EXPECT_FALSE(decode_documents(payload + "x"));
}

TEST(Messages, AnswersKeepEachWhatItPromisesAlone) {
  const std::vector<Result<ExtractedText>> answers = {
      example(), fail(ErrorCode::kCorrupt, "b: damaged", ReadingFault::kDamaged), ExtractedText()};
  const auto payload = encode_answers(answers);
  const auto read = decode_answers(payload, kMost);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 3U);
  EXPECT_EQ((*read)[0].value(), example());
  ASSERT_FALSE((*read)[1]);
  EXPECT_EQ((*read)[1].error().message, "b: damaged");
  EXPECT_EQ((*read)[1].error().fault, ReadingFault::kDamaged);
  EXPECT_EQ((*read)[2].value(), ExtractedText());
  for (std::size_t size = 0; size < payload.size(); ++size)
    EXPECT_FALSE(decode_answers(payload.substr(0, size), kMost));
  EXPECT_FALSE(decode_answers(payload + "x", kMost));
  EXPECT_FALSE(decode_answers(payload, example().text.size() - 1)) << "a text past the limit";

  auto broken = example();
  broken.text[0] = '\xFF';
  EXPECT_FALSE(decode_answers(encode_answers(std::vector<Result<ExtractedText>>{example(), broken}), kMost));
}

}  // namespace
}  // namespace tamga
