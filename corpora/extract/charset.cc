#include "corpora/extract/charset.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/code_pages.h"
#include "corpora/extract/cyrillic_guess.h"
#include "corpora/extract/utf16.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr std::size_t kSample = 1U << 20U;

constexpr std::array<std::pair<std::string_view, CodePage>, 22> kLabels = {{
    {"windows-1251", CodePage::kCp1251},
    {"cp1251", CodePage::kCp1251},
    {"x-cp1251", CodePage::kCp1251},
    {"koi8-r", CodePage::kKoi8R},
    {"koi8", CodePage::kKoi8R},
    {"koi8-u", CodePage::kKoi8R},
    {"cp866", CodePage::kCp866},
    {"ibm866", CodePage::kCp866},
    {"866", CodePage::kCp866},
    {"pt154", CodePage::kPt154},
    {"ptcp154", CodePage::kPt154},
    {"kz-1048", CodePage::kKz1048},
    {"rk1048", CodePage::kKz1048},
    {"iso-8859-5", CodePage::kIso88595},
    {"x-mac-cyrillic", CodePage::kMacCyrillic},
    {"mac-cyrillic", CodePage::kMacCyrillic},
    {"windows-1252", CodePage::kCp1252},
    {"iso-8859-1", CodePage::kCp1252},
    {"iso-8859-15", CodePage::kCp1252},
    {"latin1", CodePage::kCp1252},
    {"windows-1254", CodePage::kCp1254},
    {"iso-8859-9", CodePage::kCp1254},
}};

std::optional<CodePage> page_of_label(std::string_view label) {
  std::string lower(label);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto* const found = std::ranges::find(kLabels, lower, &std::pair<std::string_view, CodePage>::first);
  return found == kLabels.end() ? std::nullopt : std::optional(found->second);
}

// Whether text that is not valid UTF-8 is UTF-8 all the same: its sound sequences of several bytes outnumber its faults
// by far, or the only fault is a sequence cut off at the end. 8-bit Cyrillic has hardly a sound one.
bool is_broken_utf8(std::string_view bytes) {
  std::size_t faults = 0;
  std::size_t sound = 0;
  while (const auto bad = first_invalid_utf8(bytes)) {
    const auto good = bytes.substr(0, *bad);
    sound += static_cast<std::size_t>(
        std::ranges::count_if(good, [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; }));
    ++faults;
    const bool cut_off = bytes.size() - *bad < 4 && faults == 1 && sound > 0;
    const auto next = bytes.find_first_of(std::string_view("\n "), *bad);
    if (cut_off && next == std::string_view::npos) return true;
    bytes.remove_prefix(*bad + 1);
    if (faults > 1000 && faults > sound) return false;
  }
  sound += static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; }));
  constexpr std::size_t kFewSound = 3;  // in so short a text as this, 8-bit Cyrillic has none
  return sound >= faults * 10 || (sound >= kFewSound && sound >= faults * 2);
}

// What uchardet calls the bytes: "WINDOWS-1252", "EUC-JP", or nothing.
std::string ask_uchardet(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  bytes = bytes.substr(0, kSample);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// An Error where the text is in an encoding that is none of ours.
Result<CodePage> page_of(std::string_view bytes, std::string_view name, std::string_view declared) {
  if (const auto page = page_of_label(declared)) {
    return *page == CodePage::kCp1251 ? refine_cp1251(bytes) : *page;
  }
  const auto guess = guess_cyrillic(bytes);
  if (guess.plausible && !guess.latin) return guess.page;
  const auto other = ask_uchardet(bytes);
  const auto page = page_of_label(other);
  if (guess.latin) return page == CodePage::kCp1254 ? CodePage::kCp1254 : CodePage::kCp1252;
  if (page || other.empty() || other == "UTF-8" || other == "ASCII") return guess.page;
  return fail(ErrorCode::kUnsupported, std::string(name) + ": unsupported: it is text in the encoding " + other);
}

Result<DecodedText> decode(std::string_view bytes, std::string_view name, std::string_view declared) {
  const auto utf16 = [&](ByteOrder order) -> Result<DecodedText> {
    auto text = decode_utf16(bytes, order, name);
    if (!text) return std::unexpected(text.error());
    return DecodedText{std::move(*text), order == ByteOrder::kLittle ? "UTF-16LE" : "UTF-16BE"};
  };
  if (const auto order = detect_utf32(bytes)) {  // its mark begins with that of UTF-16
    auto text = decode_utf32(bytes, *order, name);
    if (!text) return std::unexpected(text.error());
    return DecodedText{std::move(*text), *order == ByteOrder::kLittle ? "UTF-32LE" : "UTF-32BE"};
  }
  if (bytes.starts_with(kUtf16LittleMark)) return utf16(ByteOrder::kLittle);
  if (bytes.starts_with(kUtf16BigMark)) return utf16(ByteOrder::kBig);
  const bool marked = bytes.starts_with(kUtf8Mark);
  const auto text = marked ? bytes.substr(kUtf8Mark.size()) : bytes;
  if (!marked) {
    if (const auto order = detect_utf16(bytes)) return utf16(*order);
  }
  const auto bad = first_invalid_utf8(text);
  if (!bad) return DecodedText{std::string(text), "UTF-8"};
  if (marked || is_broken_utf8(text)) {
    const auto at = *bad + (bytes.size() - text.size());
    return fail(ErrorCode::kCorrupt, std::string(name) + ": not valid UTF-8 at byte " + std::to_string(at));
  }
  const auto page = page_of(bytes, name, declared);
  if (!page) return std::unexpected(page.error());
  return DecodedText{decode_code_page(bytes, *page), std::string(code_page_name(*page))};
}

// Whether a byte is a control that no text has. Without branches, so that the compiler looks at many bytes at a time.
unsigned is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  const bool white_space = (value >= '\t') & (value <= '\r');
  return static_cast<unsigned>((value < 0x20) & !white_space & (value != 0x1A));
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view name, std::uint64_t text_bytes,
                                std::string_view declared) {
  const auto too_long = [&] {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": its text is longer than " + byte_count(text_bytes) + ", the limit",
                ReadingFault::kTooMuchText);
  };
  const std::size_t shrinks = detect_utf32(bytes) ? 4 : 2;  // the most that an encoding of ours does
  if (bytes.size() / shrinks > text_bytes) return too_long();
  auto decoded = decode(bytes, name, declared);
  if (decoded && decoded->text.size() > text_bytes) return too_long();
  return decoded;
}

bool looks_like_text(std::string_view bytes) {
  if (detect_utf32(bytes) || bytes.starts_with(kUtf16LittleMark) || bytes.starts_with(kUtf16BigMark)) return true;
  if (detect_utf16(bytes)) return true;
  unsigned control = 0;
  for (const char byte : bytes) control += is_control(byte);
  return !bytes.contains('\0') && std::size_t{control} * 100 <= bytes.size();
}

std::string ascii_head(std::string_view bytes, std::size_t count) {
  const std::size_t width = detect_utf32(bytes) ? 4 : 2;
  if (width == 4) bytes.remove_prefix(width);
  for (const auto mark : {kUtf8Mark, kUtf16LittleMark, kUtf16BigMark}) {
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  }
  std::string head(count, '\0');
  std::size_t size = 0;
  for (const char byte : bytes.substr(0, count * width)) {
    if (size == count) break;
    head[size] = byte > 0 ? byte : '?';
    size += byte != '\0' ? 1 : 0;
  }
  head.resize(size);
  return head;
}

}  // namespace tamga
