#include "engine/text/signs.h"

#include <cassert>

namespace tamga {

std::string_view mark_kind_name(MarkKind kind) {
  switch (kind) {
    case MarkKind::kQuotation:
      return "quotation";
    case MarkKind::kCitation:
      return "citation";
    case MarkKind::kBibliographyEntry:
      return "bibliography_entry";
    case MarkKind::kHeading:
      return "heading";
    case MarkKind::kBibliographyHeading:
      return "bibliography_heading";
    case MarkKind::kTableOfContents:
      return "table_of_contents";
    case MarkKind::kCaption:
      return "caption";
    case MarkKind::kListItem:
      return "list_item";
    case MarkKind::kPageFurniture:
      return "page_furniture";
    case MarkKind::kTitlePage:
      return "title_page";
    case MarkKind::kProgram:
      return "program";
    case MarkKind::kFormula:
      return "formula";
    case MarkKind::kAttribution:
      return "attribution";
    case MarkKind::kBlockQuoteCue:
      return "block_quote_cue";
  }
  assert(false);
  return "";
}

std::string_view flag_kind_name(FlagKind kind) {
  switch (kind) {
    case FlagKind::kMixedScript:
      return "mixed_script";
    case FlagKind::kInvisible:
      return "invisible";
    case FlagKind::kSpacedLetters:
      return "spaced_letters";
    case FlagKind::kTransliteration:
      return "transliteration";
  }
  assert(false);
  return "";
}

std::string_view observation_kind_name(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kKeyboardSpelling:
      return "keyboard_spelling";
    case ObservationKind::kLetterVariants:
      return "letter_variants";
    case ObservationKind::kLegalMixedWords:
      return "legal_mixed_words";
  }
  assert(false);
  return "";
}

}  // namespace tamga
