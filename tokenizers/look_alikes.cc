#include "tokenizers/look_alikes.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

using Pair = std::pair<char32_t, char32_t>;

// Latin, Cyrillic.
constexpr auto kCommon = std::to_array<Pair>({{U'a', U'а'},
                                              {U'b', U'в'},
                                              {U'c', U'с'},
                                              {U'e', U'е'},
                                              {U'h', U'н'},
                                              {U'i', U'і'},
                                              {U'j', U'ј'},
                                              {U'k', U'к'},
                                              {U'm', U'м'},
                                              {U'o', U'о'},
                                              {U'p', U'р'},
                                              {U's', U'ѕ'},
                                              {U't', U'т'},
                                              {U'x', U'х'},
                                              {U'y', U'у'}});

// Case-folded letters that are not themselves, other than the common ones: the letter, what it stands for. In order.
constexpr auto kVariants = std::to_array<Pair>({
    {0x00F8, U'о'},  // ø for ө
    {0x0131, U'і'},  // dotless i
    {0x0138, U'к'},  // kra
    {0x014B, U'н'},  // eng for ң
    {0x0183, U'б'},  // b with topbar
    {0x0185, U'ь'},  // tone six
    {0x018D, U'g'},  // turned delta
    {0x01BD, U'ѕ'},  // tone five
    {0x01C0, U'l'},  // dental click
    {0x021D, U'з'},  // yogh
    {0x0251, U'а'},  // script a
    {0x025C, U'з'},  // reversed open e
    {0x0261, U'g'},  // script g
    {0x0263, U'у'},  // Latin gamma
    {0x0269, U'і'},  // Latin iota
    {0x026A, U'і'},  // small capital I
    {0x026F, U'w'},  // turned m
    {0x0275, U'о'},  // barred o for ө
    {0x0278, U'ф'},  // Latin phi
    {0x0280, U'r'},  // small capital R
    {0x028B, U'u'},  // v with hook
    {0x028C, U'л'},  // turned v
    {0x028D, U'м'},  // turned w
    {0x028F, U'у'},  // small capital Y
    {0x0292, U'з'},  // ezh
    {0x0299, U'в'},  // small capital B
    {0x029C, U'н'},  // small capital H
    {0x029D, U'ј'},  // j with crossed tail
    {0x0461, U'w'},  // omega
    {0x0473, U'о'},  // fita for ө
    {0x0475, U'у'},  // izhitsa for ү
    {0x04A3, U'н'},  // ң
    {0x04A5, U'н'},  // en-ghe for ң
    {0x04AF, U'у'},  // ү
    {0x04B1, U'у'},  // ұ for ү
    {0x04BB, U'н'},  // shha, the look-alike of h
    {0x04BD, U'е'},  // Abkhasian che
    {0x04C8, U'н'},  // en with hook for ң
    {0x04CA, U'н'},  // en with tail for ң
    {0x04CF, U'і'},  // palochka
    {0x04E1, U'з'},  // Abkhasian dze
    {0x04E9, U'о'},  // ө
    {0x0501, U'd'},  // Komi de
    {0x050D, U'g'},  // Komi sje
    {0x051B, U'q'},  // qa
    {0x051D, U'w'},  // we
    {0x1D04, U'с'},  // small capitals from here
    {0x1D08, U'з'}, {0x1D0B, U'к'}, {0x1D0D, U'м'}, {0x1D0E, U'и'}, {0x1D0F, U'о'}, {0x1D11, U'о'},  // sideways o
    {0x1D19, U'я'}, {0x1D1B, U'т'}, {0x1D1C, U'u'}, {0x1D20, U'v'}, {0x1D21, U'w'}, {0x1D22, U'z'},
    {0x1D26, U'г'}, {0x1D28, U'п'}, {0x1D2B, U'л'}, {0x1D83, U'g'},  // g with palatal hook
    {0x1D8C, U'у'},                                                  // v with palatal hook
    {0x1E9D, U'f'},                                                  // long s with high stroke
    {0x1EFF, U'у'},                                                  // y with loop
    {0x2C68, U'н'},                                                  // h with descender for ң
    {0xA647, U'і'},                                                  // Cyrillic iota
    {0xA731, U'ѕ'},                                                  // small capital S
    {0xA74B, U'о'},                                                  // o with long stroke overlay for ө
    {0xA76B, U'з'},                                                  // et
    {0xA799, U'f'},                                                  // f with stroke
    {0xA79F, U'u'},                                                  // Volapük ue
    {0xA7B5, U'в'},                                                  // Latin beta
    {0xAB32, U'е'},                                                  // blackletter e
    {0xAB35, U'f'},                                                  // lenis f
    {0xAB3D, U'о'},                                                  // blackletter o
    {0xAB47, U'r'},                                                  // r without handle
    {0xAB48, U'r'},                                                  // double r
    {0xAB4E, U'u'},                                                  // u with short right leg
    {0xAB52, U'u'},                                                  // u with left hook
    {0xAB53, U'х'},                                                  // Latin chi
    {0xAB5A, U'у'},                                                  // y with short right leg
});

// In its own case, for words that mix Greek with another script. In order.
constexpr auto kGreek = std::to_array<Pair>(
    {{0x0376, U'И'}, {0x0377, U'и'}, {0x037F, U'J'}, {0x0391, U'A'}, {0x0392, U'B'}, {0x0393, U'Г'}, {0x0394, U'Д'},
     {0x0395, U'E'}, {0x0396, U'Z'}, {0x0397, U'H'}, {0x0398, U'Ө'}, {0x0399, U'I'}, {0x039A, U'K'}, {0x039B, U'Л'},
     {0x039C, U'M'}, {0x039D, U'N'}, {0x039F, U'O'}, {0x03A0, U'П'}, {0x03A1, U'P'}, {0x03A4, U'T'}, {0x03A5, U'Y'},
     {0x03A6, U'Ф'}, {0x03A7, U'X'}, {0x03B1, U'a'}, {0x03B3, U'ү'}, {0x03B8, U'ө'}, {0x03B9, U'i'}, {0x03BA, U'k'},
     {0x03BD, U'v'}, {0x03BF, U'o'}, {0x03C0, U'п'}, {0x03C1, U'p'}, {0x03C3, U'o'}, {0x03C4, U't'}, {0x03C5, U'u'},
     {0x03C6, U'ф'}, {0x03C7, U'x'}, {0x03DC, U'F'}, {0x03F3, U'j'}, {0x03FA, U'M'}});

static_assert(std::ranges::is_sorted(kVariants, {}, &Pair::first));
static_assert(std::ranges::is_sorted(kGreek, {}, &Pair::first));

char32_t find(std::span<const Pair> pairs, char32_t key, char32_t otherwise) {
  const auto found = std::ranges::lower_bound(pairs, key, {}, &Pair::first);
  return found != pairs.end() && found->first == key ? found->second : otherwise;
}

// canonical_letter() of the letters of nearly all texts, by code point.
constexpr std::size_t kDirect = 0x0530;  // to the end of the Cyrillic blocks
constexpr auto kCanonical = [] {
  std::array<char16_t, kDirect> table{};
  for (std::size_t c = 0; c < kDirect; ++c) table[c] = static_cast<char16_t>(c);
  for (const auto& [latin, cyrillic] : kCommon) table[latin] = static_cast<char16_t>(cyrillic);
  for (const auto& [letter, stands_for] : kVariants) {
    if (letter < kDirect) table[letter] = static_cast<char16_t>(stands_for);
  }
  return table;
}();

// The Latin twins of the common letters in their canonical, Cyrillic form, by code point; 0 for any other letter.
constexpr auto kLatinTwin = [] {
  std::array<char, kDirect> table{};
  for (const auto& [latin, cyrillic] : kCommon) table[cyrillic] = static_cast<char>(latin);
  return table;
}();

char32_t latin_twin(char32_t canonical) {
  return canonical < kDirect ? static_cast<unsigned char>(kLatinTwin[canonical]) : 0U;
}

// The scripts that ASCII and Cyrillic letters decide, by code point.
constexpr auto kScripts = [] {
  std::array<Script, kDirect> table{};
  for (std::size_t c = U'a'; c <= U'z'; ++c) table[c] = Script::kLatin;
  for (std::size_t c = 0x0400; c < kDirect; ++c) {
    table[c] = kLatinTwin[c] != 0 ? Script::kUndecided : Script::kCyrillic;
  }
  return table;
}();

// The script that a canonical letter decides; kUndecided for a common letter or a digit.
Script letter_script(char32_t c) {
  if (c < 0x80 || (c >= 0x0400 && c < kDirect)) return kScripts[c];
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_CYRILLIC:
      return Script::kCyrillic;
    case USCRIPT_LATIN:
      return Script::kLatin;
    default:
      return Script::kOther;
  }
}

}  // namespace

char32_t canonical_letter(char32_t folded) {
  if (folded < kDirect) return kCanonical[folded];
  return find(kVariants, folded, folded);
}

char32_t greek_look_alike(char32_t greek) {
  return find(kGreek, greek, 0);
}

Script decided_script(std::string_view canonical) {
  Script decided = Script::kUndecided;
  for (std::size_t at = 0; at < canonical.size();) {
    const auto script = letter_script(next_code_point(canonical, at));
    if (script == Script::kUndecided || script == decided) continue;
    if (script == Script::kOther) return Script::kOther;
    decided = decided == Script::kUndecided ? script : Script::kMixed;
  }
  return decided;
}

std::string readable_spelling(std::string_view canonical, Script undecided) {
  Script script = undecided;
  for (std::size_t at = 0; at < canonical.size();) {  // the first deciding letter rules those before it
    const auto first = letter_script(next_code_point(canonical, at));
    if (first == Script::kUndecided) continue;
    script = first;
    break;
  }
  std::string readable;
  readable.reserve(canonical.size());
  for (std::size_t at = 0; at < canonical.size();) {
    const auto c = next_code_point(canonical, at);
    const auto decides = letter_script(c);
    if (decides != Script::kUndecided) script = decides;
    const auto twin = script == Script::kLatin ? latin_twin(c) : 0;
    append_utf8(readable, twin != 0 ? twin : c);
  }
  return readable;
}

std::string canonical_spelling(std::string_view folded) {
  std::string canonical;
  canonical.reserve(folded.size() * 2);
  for (std::size_t at = 0; at < folded.size();) {
    append_utf8(canonical, canonical_letter(next_code_point(folded, at)));
  }
  return canonical;
}

}  // namespace tamga
