// The code pages of an RTF file: that of the whole file, and those of its fonts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpora/extract/code_pages.h"

namespace tamga {

// How bytes above 0x7F are meant; nothing stands for UTF-8, which WordPad of today writes.
using RtfPage = std::optional<CodePage>;

class RtfPages {
 public:
  void set_file_page(std::int32_t number);              // \ansicpg
  void begin_font(std::int32_t font) { font_ = font; }  // \f inside the font table
  void set_font_charset(std::int32_t charset);          // \fcharset
  void set_font_page(std::int32_t number);              // \cpg
  RtfPage file_page() const { return file_page_; }
  RtfPage page_of(std::int32_t font) const;  // that of the file, where the font names none

 private:
  RtfPage file_page_ = CodePage::kCp1252;
  std::map<std::int32_t, RtfPage> fonts_;
  std::int32_t font_ = 0;
};

// `bytes` in UTF-8; those that are no UTF-8 where they should be are left as they are.
std::string decode_rtf_bytes(std::string_view bytes, RtfPage page);

}  // namespace tamga
