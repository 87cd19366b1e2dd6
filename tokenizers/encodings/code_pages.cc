// Each table is the 128 characters of bytes 0x80 to 0xFF, sixteen a row. U+FFFD stands where the page has no character.
// They are data of ours rather than calls of iconv: a server without the modules of glibc must read the same text.
#include "tokenizers/encodings/code_pages.h"

#include <cassert>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::u16string_view kCp1251 =
    u"ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ"
    u"ђ‘’“”•–—\uFFFD™љ›њќћџ"
    u"\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї"
    u"°±Ііґµ¶·ё№є»јЅѕї"
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"абвгдежзийклмноп"
    u"рстуфхцчшщъыьэюя";

constexpr std::u16string_view kKoi8R =
    u"─│┌┐└┘├┤┬┴┼▀▄█▌▐"
    u"░▒▓⌠■∙√≈≤≥\u00A0⌡°²·÷"
    u"═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞"
    u"╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
    u"юабцдефгхийклмно"
    u"пярстужвьызшэщчъ"
    u"ЮАБЦДЕФГХИЙКЛМНО"
    u"ПЯРСТУЖВЬЫЗШЭЩЧЪ";

constexpr std::u16string_view kCp866 =
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"абвгдежзийклмноп"
    u"░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
    u"╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    u"рстуфхцчшщъыьэюя"
    u"ЁёЄєЇїЎў°∙·√№¤■\u00A0";

constexpr std::u16string_view kPt154 =
    u"ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸ"
    u"җ‘’“”•–—ҳҷҡӣңқһҹ"
    u"\u00A0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ"
    u"°ұІіҙө¶·ё№ә»јҪҫҝ"
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"абвгдежзийклмноп"
    u"рстуфхцчшщъыьэюя";

constexpr std::u16string_view kKz1048 =
    u"ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏ"
    u"ђ‘’“”•–—\uFFFD™љ›њқһџ"
    u"\u00A0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00AD®Ү"
    u"°±Ііөµ¶·ё№ғ»әҢңү"
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"абвгдежзийклмноп"
    u"рстуфхцчшщъыьэюя";

// Bytes 0x80 to 0x9F are control characters, which no text holds.
constexpr std::u16string_view kIso88595 =
    u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    u"\u00A0ЁЂЃЄЅІЇЈЉЊЋЌ\u00ADЎЏ"
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"абвгдежзийклмноп"
    u"рстуфхцчшщъыьэюя"
    u"№ёђѓєѕіїјљњћќ§ўџ";

constexpr std::u16string_view kMacCyrillic =
    u"АБВГДЕЖЗИЙКЛМНОП"
    u"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    u"†°Ґ£§•¶І®©™Ђђ≠Ѓѓ"
    u"∞±≤≥іµґЈЄєЇїЉљЊњ"
    u"јЅ¬√ƒ≈∆«»…\u00A0ЋћЌќѕ"
    u"–—“”‘’÷„ЎўЏџ№Ёёя"
    u"абвгдежзийклмноп"
    u"рстуфхцчшщъыьэю€";

constexpr std::u16string_view kCp1252 =
    u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"
    u"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    u"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    u"àáâãäåæçèéêëìíîï"
    u"ðñòóôõö÷øùúûüýþÿ";

constexpr std::u16string_view kCp1254 =
    u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFD\uFFFD\uFFFD"
    u"\uFFFD‘’“”•–—˜™š›œ\uFFFD\uFFFDŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    u"ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
    u"àáâãäåæçèéêëìíîï"
    u"ğñòóôõö÷øùúûüışÿ";

static_assert(kCp1251.size() == 128);
static_assert(kKoi8R.size() == 128);
static_assert(kCp866.size() == 128);
static_assert(kPt154.size() == 128);
static_assert(kKz1048.size() == 128);
static_assert(kIso88595.size() == 128);
static_assert(kMacCyrillic.size() == 128);
static_assert(kCp1252.size() == 128);
static_assert(kCp1254.size() == 128);

}  // namespace

std::string_view code_page_name(CodePage page) {
  switch (page) {
    case CodePage::kCp1251:
      return "CP1251";
    case CodePage::kKoi8R:
      return "KOI8-R";
    case CodePage::kCp866:
      return "CP866";
    case CodePage::kPt154:
      return "PT154";
    case CodePage::kKz1048:
      return "KZ-1048";
    case CodePage::kIso88595:
      return "ISO-8859-5";
    case CodePage::kMacCyrillic:
      return "Mac Cyrillic";
    case CodePage::kCp1252:
      return "CP1252";
    case CodePage::kCp1254:
      return "CP1254";
  }
  assert(false);
  return "";
}

std::u16string_view upper_half(CodePage page) {
  switch (page) {
    case CodePage::kCp1251:
      return kCp1251;
    case CodePage::kKoi8R:
      return kKoi8R;
    case CodePage::kCp866:
      return kCp866;
    case CodePage::kPt154:
      return kPt154;
    case CodePage::kKz1048:
      return kKz1048;
    case CodePage::kIso88595:
      return kIso88595;
    case CodePage::kMacCyrillic:
      return kMacCyrillic;
    case CodePage::kCp1252:
      return kCp1252;
    case CodePage::kCp1254:
      return kCp1254;
  }
  assert(false);
  return kCp1251;
}

char16_t character(CodePage page, char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x80 ? value : upper_half(page)[value - 0x80U];
}

std::string decode_code_page(std::string_view bytes, CodePage page) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) append_utf8(text, character(page, byte));
  return text;
}

}  // namespace tamga
