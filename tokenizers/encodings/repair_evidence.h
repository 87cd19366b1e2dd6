// What speaks for a text being misread: how well it reads as it stands, and how well with the misreading undone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "tokenizers/encodings/misreadings.h"
#include "tokenizers/language_model.h"

namespace tamga {

// How often each character that a misreading may have made stands in a text.
class Census {
 public:
  explicit Census(std::string_view text);  // valid UTF-8; one pass

  std::uint64_t count(char32_t c) const;
  std::uint64_t count(std::u32string_view characters) const;
  std::uint64_t cyrillic() const { return cyrillic_; }
  std::uint64_t kyrgyz_letters() const;  // ң ө ү and what is typed for them

  // Whether the text has enough of its signs that a misreading is worth a closer look.
  bool may_be(const Misreading& misreading) const;

 private:
  void count_hard_signs(std::string_view text);
  bool hard_signs_only(std::uint64_t signs) const;

  static constexpr char32_t kNearEnd = 0x800;
  static constexpr char32_t kSigns = 0x2000;
  static constexpr char32_t kSignsEnd = 0x2600;
  static constexpr char32_t kPrivate = 0xF000;

  std::array<std::uint32_t, kNearEnd> near_{};
  std::array<std::uint32_t, kSignsEnd - kSigns> signs_{};
  std::array<std::uint32_t, 0x100> private_{};
  std::uint64_t cyrillic_ = 0;
  std::uint64_t hard_signs_elsewhere_ = 0;  // not before a vowel
};

// Points of the language model (16 make a text e times as likely) over the words that the misreading would change: as
// they stand in the language that they read best in, and undone in Kyrgyz (a font) or in Kyrgyz or Russian.
struct Evidence {
  std::uint64_t changed = 0;         // letters that change in the words looked at
  std::uint64_t letters_before = 0;  // letters of those words, and what stands for letters
  std::uint64_t letters_after = 0;
  std::int64_t points_before = 0;
  std::int64_t points_after = 0;

  double before() const;  // points a letter
  double after() const;
  double gain() const { return (after() - before()) * static_cast<double>(letters_after); }  // points in all
};

// Stretches that read as another language than Kyrgyz are not held against a font: a work may have a Russian abstract.
Evidence weigh(const Misreading& misreading, std::span<const std::string_view> stretches);

// Whether the stretches could convince, by a look at their letters alone: a page changes a third of all letters, so it
// changes a third of those of some stretch. Time O(n), a fraction of that of weigh().
bool may_convince(const Misreading& misreading, std::span<const std::string_view> stretches);

// Whether the evidence is beyond chance. The limits are measured: docs/algorithm.md, "Old encodings".
bool convinces(const Misreading& misreading, const Evidence& evidence);

// Whether a stretch and the same undone speak against each other: as it stands it reads better in a language that the
// misreading would not have left readable.
bool stays(const Misreading& misreading, std::string_view stretch, const Meant& meant);

struct Reading {
  bool well = false;           // as words of some language
  bool may_be_kyrgyz = false;  // rather than Russian alone
};
Reading read_as_it_stands(std::span<const std::string_view> stretches);

}  // namespace tamga
