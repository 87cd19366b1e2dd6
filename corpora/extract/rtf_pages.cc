#include "corpora/extract/rtf_pages.h"

namespace tamga {
namespace {

constexpr std::int32_t kUtf8 = 65001;

// A page that this program does not know is read as CP1252: what matters in such a file is written with \u.
RtfPage page_of_number(std::int32_t number) {
  switch (number) {
    case 1251:
      return CodePage::kCp1251;
    case 1254:
      return CodePage::kCp1254;
    case 866:
      return CodePage::kCp866;
    case 154:
      return CodePage::kPt154;
    case 10007:
      return CodePage::kMacCyrillic;
    case 20866:
      return CodePage::kKoi8R;
    case 28595:
      return CodePage::kIso88595;
    case kUtf8:
      return std::nullopt;
    default:
      return CodePage::kCp1252;
  }
}

}  // namespace

void RtfPages::set_file_page(std::int32_t number) {
  file_page_ = page_of_number(number);
}

void RtfPages::set_font_charset(std::int32_t charset) {
  constexpr std::int32_t kRussian = 204;
  constexpr std::int32_t kTurkish = 162;
  if (charset == kRussian) fonts_[font_] = CodePage::kCp1251;
  if (charset == kTurkish) fonts_[font_] = CodePage::kCp1254;
}

void RtfPages::set_font_page(std::int32_t number) {
  if (number > 0) fonts_[font_] = page_of_number(number);
}

RtfPage RtfPages::page_of(std::int32_t font) const {
  const auto found = fonts_.find(font);
  return found == fonts_.end() ? file_page_ : found->second;
}

std::string decode_rtf_bytes(std::string_view bytes, RtfPage page) {
  return page ? decode_code_page(bytes, *page) : std::string(bytes);
}

}  // namespace tamga
