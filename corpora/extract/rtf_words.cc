#include "corpora/extract/rtf_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tamga {
namespace {

using Destination = std::pair<std::string_view, RtfDestination>;

constexpr auto kDestinations = std::to_array<Destination>({
    {"fonttbl", RtfDestination::kFontTable},
    {"stylesheet", RtfDestination::kStyleSheet},
    {"footnote", RtfDestination::kFootnote},
    {"annotation", RtfDestination::kComment},
    {"header", RtfDestination::kHeader},
    {"headerl", RtfDestination::kHeader},
    {"headerr", RtfDestination::kHeader},
    {"headerf", RtfDestination::kHeader},
    {"footer", RtfDestination::kFooter},
    {"footerl", RtfDestination::kFooter},
    {"footerr", RtfDestination::kFooter},
    {"footerf", RtfDestination::kFooter},
    {"shptxt", RtfDestination::kTextBox},
    {"dptxbxtext", RtfDestination::kTextBox},
    {"shp", RtfDestination::kText},
    {"shpinst", RtfDestination::kText},
    {"do", RtfDestination::kText},
    {"dptxbx", RtfDestination::kText},
    {"ud", RtfDestination::kText},
    {"field", RtfDestination::kText},
    {"fldrslt", RtfDestination::kText},
    {"result", RtfDestination::kText},
    {"bkmkstart", RtfDestination::kSkip},
    {"bkmkend", RtfDestination::kSkip},
    {"fldinst", RtfDestination::kSkip},
    {"pict", RtfDestination::kSkip},
    {"shppict", RtfDestination::kSkip},
    {"nonshppict", RtfDestination::kSkip},
    {"objdata", RtfDestination::kSkip},
    {"objclass", RtfDestination::kSkip},
    {"colortbl", RtfDestination::kColourTable},
    {"info", RtfDestination::kSkip},
    {"filetbl", RtfDestination::kSkip},
    {"listtable", RtfDestination::kSkip},
    {"listoverridetable", RtfDestination::kSkip},
    {"listtext", RtfDestination::kSkip},
    {"pntext", RtfDestination::kSkip},
    {"pn", RtfDestination::kSkip},
    {"revtbl", RtfDestination::kSkip},
    {"rsidtbl", RtfDestination::kSkip},
    {"generator", RtfDestination::kSkip},
    {"xe", RtfDestination::kSkip},
    {"tc", RtfDestination::kSkip},
    {"rxe", RtfDestination::kSkip},
    {"atnid", RtfDestination::kSkip},
    {"atnauthor", RtfDestination::kSkip},
    {"atndate", RtfDestination::kSkip},
    {"atnref", RtfDestination::kSkip},
    {"atrfstart", RtfDestination::kSkip},
    {"atrfend", RtfDestination::kSkip},
    {"ftnsep", RtfDestination::kSkip},
    {"ftnsepc", RtfDestination::kSkip},
    {"ftncn", RtfDestination::kSkip},
    {"aftnsep", RtfDestination::kSkip},
    {"aftnsepc", RtfDestination::kSkip},
    {"aftncn", RtfDestination::kSkip},
    {"template", RtfDestination::kSkip},
    {"sp", RtfDestination::kSkip},
    {"themedata", RtfDestination::kSkip},
    {"datastore", RtfDestination::kSkip},
});

constexpr auto kCharacters = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"emdash", "\u2014"},
    {"endash", "\u2013"},
    {"lquote", "\u2018"},
    {"rquote", "\u2019"},
    {"ldblquote", "\u201C"},
    {"rdblquote", "\u201D"},
    {"bullet", "\u2022"},
    {"emspace", "\u2003"},
    {"enspace", "\u2002"},
    {"qmspace", "\u2005"},
    {"zwj", "\u200D"},
    {"zwnj", "\u200C"},
    {"zwbo", "\u200B"},
    {"ltrmark", "\u200E"},
    {"rtlmark", "\u200F"},
    {"tab", "\t"},
    {"~", "\u00A0"},
    {"_", "\u2011"},
    {"-", "\u00AD"},
    {"\\", "\\"},
    {"{", "{"},
    {"}", "}"},
});

template <class Pairs>
auto look_up(const Pairs& pairs, std::string_view word) {
  return std::ranges::find(pairs, word, [](const auto& pair) { return pair.first; });
}

}  // namespace

std::optional<RtfDestination> rtf_destination(std::string_view word) {
  const auto* const found = look_up(kDestinations, word);
  return found == kDestinations.end() ? std::nullopt : std::optional(found->second);
}

std::string_view rtf_character(std::string_view word) {
  const auto* const found = look_up(kCharacters, word);
  return found == kCharacters.end() ? std::string_view() : found->second;
}

}  // namespace tamga
