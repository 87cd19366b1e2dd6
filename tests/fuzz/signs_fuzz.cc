// Any text through the readers of marks and flags: what they find is in order and lies in the text.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "corpora/extract/plain_text.h"
#include "engine/text/utf8.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

bool lies_in(std::string_view text, ByteRange range) {
  const auto starts = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  return range.begin < range.end && range.end <= text.size() && starts(range.begin) && starts(range.end);
}

void require_marks(std::string_view text, const TokenizedText& tokens, const std::vector<Mark>& marks) {
  std::uint32_t last = 0;
  std::vector<std::uint32_t> ends(static_cast<std::size_t>(kLastMarkKind) + 1);
  for (const auto& mark : marks) {
    require(lies_in(text, mark.range), "a mark lies in the text");
    require(mark.range.begin >= last, "marks are in order");
    auto& end = ends[static_cast<std::size_t>(mark.kind)];
    require(end <= mark.range.begin, "marks of a kind do not overlap");
    require(mark.tokens.begin <= mark.tokens.end && mark.tokens.end <= tokens.tokens.size(), "a mark has its tokens");
    end = mark.range.end;
    last = mark.range.begin;
  }
}

void require_places(std::string_view text, const std::vector<ByteRange>& places) {
  std::uint32_t last = 0;
  for (const auto& place : places) {
    require(lies_in(text, place), "a place lies in the text");
    require(place.begin >= last, "places are in order");
    last = place.begin;
  }
}

void check(const Tokenizer& tokenizer, const ExtractedText& text) {
  const auto tokens = tokenizer.tokenize(text.text);
  require(tokens.has_value(), "valid text is read");
  const auto signs = tokenizer.read_signs(text, *tokens);
  require(signs.has_value(), "any text has its signs");
  require_marks(text.text, *tokens, signs->marks);
  for (const auto& flag : signs->flags) {
    require(flag.words >= flag.threshold && flag.threshold >= 10, "a flag reaches its threshold");
    require_places(text.text, flag.places);
  }
  for (const auto& seen : signs->observations) require_places(text.text, seen.places);
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto tokenizer = tamga::make_standard_tokenizer();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (tamga::first_invalid_utf8(bytes)) return 0;
  tamga::ExtractedText text;
  text.text = bytes;
  tamga::check(*tokenizer, text);  // by lines
  text.blocks = tamga::find_paragraphs(text.text);
  tamga::check(*tokenizer, text);
  return 0;
}
