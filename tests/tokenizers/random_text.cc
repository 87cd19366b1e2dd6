#include "tests/tokenizers/random_text.h"
#include "engine/text/utf8.h"

#include "tokenizers/code_points.h"

namespace tamga::test {
namespace {

constexpr std::u32string_view kTraps =
    U"аеийнтАЕИЙНТabcxyzABCXYZ019 .,'’-\u2010\u00AD\u00AC\n\r\u0300\u0306\u0308\u0335\u200B\u200D\u2060\uFEFF\u2800"
    U"ӨөҮүҢңЁёαβΑΒςσΣſßﬁŉǆİıÅ가각각①²½Ⅷⅷ㎏№ﷺ๏ำ中日\uE000\uFFFC\U0001D400\U0001F1F0\U000E0041";

bool is_scalar(char32_t c) {
  return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
}

}  // namespace

char32_t random_code_point(std::mt19937& random) {
  while (true) {
    char32_t c = 0;
    switch (random() % 4) {
      case 0:
      case 1:
        c = pick(random, kTraps);
        break;
      case 2:
        c = static_cast<char32_t>(random() % 0x3000);
        break;
      default:
        c = static_cast<char32_t>(random() % 0x110000);
    }
    if (is_scalar(c)) return c;
  }
}

std::string random_text(std::mt19937& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) append_utf8(text, random_code_point(random));
  return text;
}

const std::vector<std::string_view>& sample_words() {
  static const std::vector<std::string_view> kWords = {"китеп",
                                                       "өлкөнүн",
                                                       "үчүн",
                                                       "көңүл",
                                                       "жаңы",
                                                       "мугалимдердин",
                                                       "аа",
                                                       "ал",
                                                       "ӊ",
                                                       "государство",
                                                       "ещё",
                                                       "её",
                                                       "в",
                                                       "и",
                                                       "с",
                                                       "подъезд",
                                                       "вор",
                                                       "ВОР",
                                                       "Йод",
                                                       "reading",
                                                       "the",
                                                       "THE",
                                                       "a",
                                                       "don't",
                                                       "don’t",
                                                       "student",
                                                       "BOP",
                                                       "10,5",
                                                       "10.5",
                                                       "2024",
                                                       "17.02.2025",
                                                       "1",
                                                       "COVID19",
                                                       "5б",
                                                       "USBнин",
                                                       "Twitterдеги",
                                                       "FACEBOOKта",
                                                       "пacпopт",
                                                       "cекторго",
                                                       "при\u200Bзнак",
                                                       "сло\u00ADво",
                                                       "пере-\nнос",
                                                       "пере\u2010\r\n  нос",
                                                       "пере\u00AD\nнос",
                                                       "и\u0306од",
                                                       "е\u0308ж",
                                                       "за\u0301мок",
                                                       "жан'ы",
                                                       "naïve",
                                                       "Straße",
                                                       "ﬁeld",
                                                       "ＡＢＣ",
                                                       "５",
                                                       "слово²",
                                                       "αβγ",
                                                       "ΑΤΟΜ",
                                                       "中文字",
                                                       "ไทย",
                                                       "한국어",
                                                       "ий\u0306",
                                                       "x\u0335y",
                                                       "Ⅷ"};
  return kWords;
}

const std::vector<std::string_view>& sample_gaps() {
  static const std::vector<std::string_view> kGaps = {
      " ",       " ",       " ",    "  ",      "\n",      "\n\n",   "\r\n",   "\t",     ". ",     ", ",
      "; ",      ": ",      "! ",   "? ",      "… ",      " — ",    " – ",    "-",      "\u2010", "\u2011",
      "/",       " (",      ") ",   "«",       "»",       "\"",     " '",     "' ",     "’ ",     "_",
      "·",       "@",       "...",  " \u200B", "\u200B ", "\u00A0", "\u2009", "\u2028", "-\n\n",  " - ",
      "\u0301 ", " \u0301", ". . ", "' '",     "\u2800 ", "[",      "] ",     "=",      "+"};
  return kGaps;
}

}  // namespace tamga::test
