// Each misreading is done to Kyrgyz passages as it happened to people: written in the one page or font, read in the
// other. What the page cannot write is replaced, or the passage left out where that is a letter.
#include "bench/language/encodings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bench/language/passages.h"
#include "corpora/extract/extract.h"
#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"
#include "tokenizers/encodings/code_pages.h"
#include "tokenizers/encodings/misreadings.h"

namespace tamga::bench {
namespace {

// A passage as a file, and what reading it has to give.
struct Case {
  std::string bytes;
  std::string expected;
};
using Spoil = std::function<std::optional<Case>(const std::string&)>;

std::string change(std::string_view text, const std::function<char32_t(char32_t)>& to) {
  std::string changed;
  for (std::size_t at = 0; at < text.size();) append_utf8(changed, to(next_code_point(text, at)));
  return changed;
}

// Kyrgyz typed where there are no ң ө ү, and signs that the small pages lack.
char32_t keyboard(char32_t c) {
  constexpr std::u32string_view kFrom = U"ңөүҢӨҮ";
  const auto at = kFrom.find(c);
  return at == std::u32string_view::npos ? c : U"ноуНОУ"[at];
}

char32_t plain_sign(char32_t c) {
  if (std::u32string_view(U"«»“”„").contains(c)) return U'"';
  if (std::u32string_view(U"–—−‐‑").contains(c)) return U'-';
  if (std::u32string_view(U"’‘").contains(c)) return U'\'';
  return c == U'\u00A0' || c == U'\u00AD' ? U' ' : c;
}

std::optional<std::string> encode(std::string_view text, CodePage page) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    const auto place = c < 0x10000 ? upper_half(page).find(static_cast<char16_t>(c)) : std::u16string_view::npos;
    if (c >= 0x80 && place == std::u16string_view::npos) return std::nullopt;
    bytes += static_cast<char>(c < 0x80 ? c : 0x80 + place);
  }
  return bytes;
}

// Bytes without a character become the control characters of their number.
std::string decode(std::string_view bytes, CodePage page) {
  std::string text;
  for (const char byte : bytes) {
    const char32_t c = character(page, byte);
    append_utf8(text, c == 0xFFFD ? static_cast<unsigned char>(byte) : c);
  }
  return text;
}

Spoil in_font(const Misreading& font) {
  return [&font](const std::string& passage) -> std::optional<Case> {
    bool impossible = false;  // the font cannot show the letters on which it draws others
    const auto spoilt = change(passage, [&](char32_t c) {
      for (const auto& [there, meant] : font.map.pairs()) {
        impossible = impossible || c == there;
        if (c == meant) return there;
      }
      return c;
    });
    return impossible ? std::nullopt : std::optional(Case{spoilt, passage});
  };
}

Spoil as_bytes(Spoil spoil, CodePage page) {
  return [spoil = std::move(spoil), page](const std::string& passage) -> std::optional<Case> {
    auto spoilt = spoil(change(passage, plain_sign));
    const auto bytes = spoilt ? encode(spoilt->bytes, page) : std::nullopt;
    return bytes ? std::optional(Case{*bytes, spoilt->expected}) : std::nullopt;
  };
}

bool has_kyrgyz_letters(CodePage page) {
  return page == CodePage::kPt154 || page == CodePage::kKz1048;
}

Spoil misread(CodePage real, std::optional<CodePage> taken) {
  return [=](const std::string& passage) -> std::optional<Case> {
    auto written = change(passage, plain_sign);
    if (!has_kyrgyz_letters(real)) written = change(written, keyboard);
    const auto bytes = encode(written, real);
    if (!bytes) return std::nullopt;
    return Case{taken ? decode(*bytes, *taken) : *bytes, written};
  };
}

Spoil utf8_misread(CodePage taken) {
  return [=](const std::string& passage) -> std::optional<Case> { return Case{decode(passage, taken), passage}; };
}

std::optional<Case> symbols(const std::string& passage) {
  const auto written = change(change(passage, plain_sign), keyboard);
  const auto bytes = encode(written, CodePage::kCp1251);
  if (!bytes) return std::nullopt;
  std::string spoilt;
  for (const char byte : *bytes) {
    const auto value = static_cast<unsigned char>(byte);
    append_utf8(spoilt, value <= 0x20 ? value : 0xF000U + value);
  }
  return Case{spoilt, written};
}

// The first line that differs, from a word before the difference on.
std::string difference(std::string_view expected, std::string_view read) {
  const auto differs = std::ranges::mismatch(expected, read).in1 - expected.begin();
  const auto begin = expected.substr(0, static_cast<std::size_t>(differs)).find_last_of(" \n") + 1;
  const auto piece = [&](std::string_view text) {
    const auto from = text.substr(std::min(begin, text.size()));
    return from.substr(0, from.find('\n'));
  };
  return fmt::format("  expected {}\n  read     {}\n", piece(expected), piece(read));
}

Figure count(std::string name, const std::vector<std::string>& passages, const Spoil& spoil,
             const EncodingOptions& options) {
  Figure figure{std::move(name), 0, 0};
  std::size_t shown = 0;
  for (const auto& passage : passages) {
    const auto each = spoil(passage);
    if (!each) continue;
    ++figure.all;
    const auto read = extract(each->bytes, "passage.txt");
    const bool right = read && read->text == each->expected;
    figure.right += right ? 1U : 0U;
    if (right || shown++ >= options.show_mistakes) continue;
    const auto repair = read ? read->repair.value_or(EncodingRepair{}) : EncodingRepair{};
    fmt::print(stderr, "{}: {} ({} letters, {} to {}, margin {}) [{}]\n{}", figure.name, repair.map, repair.letters,
               repair.before, repair.after, repair.margin, read ? read->encoding : "",
               difference(each->expected, read ? read->text : read.error().message));
  }
  return figure;
}

struct Named {
  std::string name;
  Spoil spoil;
};

std::vector<Named> spoils() {
  std::vector<Named> all;
  for (const auto& each : misreadings()) {
    if (each.kind == MisreadingKind::kFont && each.name.find(" read as ") == std::string::npos) {
      all.push_back({each.name, in_font(each)});
      if (!each.name.starts_with("Times")) {  // its ү is no byte of CP1251
        all.push_back({each.name + ", a file in CP1251", as_bytes(in_font(each), CodePage::kCp1251)});
      }
    }
  }
  for (const auto page : {CodePage::kPt154, CodePage::kKz1048, CodePage::kCp1251, CodePage::kKoi8R, CodePage::kCp866,
                          CodePage::kIso88595, CodePage::kMacCyrillic}) {
    all.push_back({"a file in " + std::string(code_page_name(page)), misread(page, std::nullopt)});
  }
  for (const auto page : {CodePage::kPt154, CodePage::kKz1048}) {
    for (const auto taken : {CodePage::kCp1251, CodePage::kCp1252}) {
      all.push_back({fmt::format("{} read as {}", code_page_name(page), code_page_name(taken)), misread(page, taken)});
    }
  }
  const std::pair<CodePage, CodePage> pages[] = {
      {CodePage::kCp1251, CodePage::kCp1252},   {CodePage::kCp1251, CodePage::kCp1254},
      {CodePage::kKoi8R, CodePage::kCp1251},    {CodePage::kCp866, CodePage::kCp1251},
      {CodePage::kIso88595, CodePage::kCp1251}, {CodePage::kKoi8R, CodePage::kCp1252},
      {CodePage::kCp866, CodePage::kCp1252},    {CodePage::kCp1251, CodePage::kKoi8R},
      {CodePage::kCp1251, CodePage::kCp866},    {CodePage::kKoi8R, CodePage::kCp866},
      {CodePage::kCp866, CodePage::kKoi8R},     {CodePage::kCp1251, CodePage::kIso88595}};
  for (const auto& [real, taken] : pages) {
    all.push_back({fmt::format("{} read as {}", code_page_name(real), code_page_name(taken)), misread(real, taken)});
  }
  for (const auto taken :
       {CodePage::kCp1252, CodePage::kCp1251, CodePage::kCp1254, CodePage::kKoi8R, CodePage::kCp866}) {
    all.push_back({fmt::format("UTF-8 read as {}", code_page_name(taken)), utf8_misread(taken)});
  }
  all.push_back({"symbol font", symbols});
  return all;
}

std::optional<Case> as_it_is(const std::string& passage) {
  return Case{passage, passage};
}

std::vector<std::string> whole_documents(const std::filesystem::path& data, const EncodingOptions& options) {
  std::vector<std::string> documents;
  for (const char* language : {"ky", "ru", "en"}) {
    const auto wanted = [&](std::string_view name) { return measures(name) == options.measured_half; };
    for (auto& text : read_texts(data / "texts" / language, wanted)) documents.push_back(std::move(text.text));
  }
  if (documents.size() > 3 * options.passages) documents.resize(3 * options.passages);
  return documents;
}

std::optional<Case> on_a_russian_keyboard(const std::string& passage) {
  const auto typed = change(passage, keyboard);
  return Case{typed, typed};
}

}  // namespace

std::vector<Figure> encoding_figures(const std::filesystem::path& data, const EncodingOptions& options) {
  const auto passages = [&](const char* language) {
    const auto wanted = [&](std::string_view name) { return measures(name) == options.measured_half; };
    return passages_of(read_texts(data / "texts" / language, wanted), options.characters, options.passages);
  };
  const auto kyrgyz = passages("ky");
  std::vector<Figure> figures;
  for (const auto& [name, spoil] : spoils()) figures.push_back(count("repaired: " + name, kyrgyz, spoil, options));
  figures.push_back(count("left alone: Kyrgyz", kyrgyz, as_it_is, options));
  figures.push_back(count("left alone: Kyrgyz without ң ө ү", kyrgyz, on_a_russian_keyboard, options));
  figures.push_back(count("left alone: Russian", passages("ru"), as_it_is, options));
  figures.push_back(count("left alone: English", passages("en"), as_it_is, options));
  figures.push_back(count("left alone: whole documents", whole_documents(data, options), as_it_is, options));
  return figures;
}

}  // namespace tamga::bench
