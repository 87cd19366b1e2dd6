#include "tokenizers/encodings/repair.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/utf8.h"
#include "tests/tokenizers/random_text.h"
#include "tokenizers/code_points.h"
#include "tokenizers/encodings/repair_evidence.h"
#include "tokenizers/encodings/stretches.h"

namespace tamga {
namespace {

// Written for these tests.
constexpr std::string_view kKyrgyz =
    "Көлдүн жээгинде өскөн балдар сууну түшүнүп чоңоюшат. Алар күндүн чыгышын күтүп, таңкы желдин үнүн угушат.\n"
    "Мугалим аларга дарыянын кайдан башталарын, мөңгүнүн эмне үчүн эрип жатканын айтып берди.\n"
    "Биз бул иште суунун деңгээлин он жыл бою ченеген маалыматтарды салыштырдык. Көл тартылып баратат.\n";
constexpr std::string_view kRussian =
    "Дети, выросшие на берегу озера, ещё с малых лет понимают воду; каждый подъезд к ней им известен.\n"
    "Учитель объяснил, откуда начинается общая река и почему тает ледник, шумящий в ущелье.\n";
constexpr std::string_view kEnglish = "Children who grow up by the lake learn early what water is, said José Muñoz.\n";

std::string change(std::string_view text, const std::function<char32_t(char32_t)>& to) {
  std::string changed;
  for (std::size_t at = 0; at < text.size();) append_utf8(changed, to(next_code_point(text, at)));
  return changed;
}

std::string without_kyrgyz_letters(std::string_view text) {
  constexpr std::u32string_view kFrom = U"ңөүҢӨҮ";
  return change(text, [&](char32_t c) {
    const auto at = kFrom.find(c);
    return at == std::u32string_view::npos ? c : U"ноуНОУ"[at];
  });
}

const Misreading& named(std::string_view name) {
  const auto found = std::ranges::find(misreadings(), name, &Misreading::name);
  EXPECT_NE(found, misreadings().end()) << name;
  return *found;
}

// What `text` looks like after the misreading.
std::string misread(const Misreading& misreading, std::string_view text) {
  return change(text, [&](char32_t c) {
    for (const auto& [there, meant] : misreading.map.pairs()) {
      if (meant == c && there >= 0xA0) return there;
    }
    return c;
  });
}

std::string utf8_read_as(CodePage page, std::string_view text) {
  std::string read;
  for (const char byte : text) {
    const auto c = character(page, byte);
    append_utf8(read, c == 0xFFFD ? static_cast<unsigned char>(byte) : c);
  }
  return read;
}

ExtractedText repaired(std::string text) {
  ExtractedText extracted;
  extracted.text = std::move(text);
  repair_encoding(extracted);
  return extracted;
}

TEST(RepairEncoding, ReadsEveryFontAndPageAgain) {
  for (const auto& misreading : misreadings()) {
    if (misreading.kind == MisreadingKind::kUtf8) continue;
    const bool writes_kyrgyz = misreading.map.meant(misread(misreading, "ө") == "ө" ? U'ө' : U'\0') == U'\0';
    const auto text = writes_kyrgyz ? std::string(kKyrgyz) : without_kyrgyz_letters(kKyrgyz);
    const auto result = repaired(misread(misreading, text));
    EXPECT_EQ(result.text, text) << misreading.name;
    ASSERT_TRUE(result.repair) << misreading.name;
    EXPECT_GT(result.repair->letters, 0U);
    EXPECT_GT(result.repair->after, result.repair->before);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_TRUE(result.notes[0].contains(result.repair->map)) << result.notes[0];
  }
}

TEST(RepairEncoding, PutsMangledUtf8Together) {
  for (const auto page :
       {CodePage::kCp1252, CodePage::kCp1251, CodePage::kCp1254, CodePage::kKoi8R, CodePage::kCp866}) {
    for (const auto text : {kKyrgyz, kRussian}) {
      const auto result = repaired(utf8_read_as(page, text));
      EXPECT_EQ(result.text, text) << code_page_name(page);
      EXPECT_EQ(result.repair.value_or(EncodingRepair{}).map, "UTF-8 read as " + std::string(code_page_name(page)));
    }
  }
}

TEST(RepairEncoding, KnowsTheNoBreakSpaceThatBecameASpace) {
  auto mangled = utf8_read_as(CodePage::kCp1252, "Россия жана Рысбек: " + std::string(kKyrgyz));
  for (auto at = mangled.find("\u00A0"); at != std::string::npos; at = mangled.find("\u00A0")) {
    mangled.replace(at, 2, " ");
  }
  EXPECT_TRUE(repaired(mangled).text.starts_with("Россия жана Рысбек: Көлдүн"));
}

TEST(RepairEncoding, UndoesOneMisreadingOnTopOfAnother) {
  const auto font = misread(named("Janyzak font"), kKyrgyz);
  const auto result = repaired(misread(named("CP1251 read as CP1252"), font));
  EXPECT_EQ(result.text, kKyrgyz);
  EXPECT_EQ(result.repair.value_or(EncodingRepair{}).map, "CP1251 read as CP1252, then Janyzak font");
}

TEST(RepairEncoding, LeavesWhatReadsAsItStands) {
  const std::string texts[] = {
      std::string(kKyrgyz),
      without_kyrgyz_letters(kKyrgyz),
      std::string(kRussian),
      std::string(kEnglish),
      "",
      "12 µm",
      "Коёндун баласы коёнчо жүгүрөт. Аны көргөн бала да коё бербей жүгүрдү.",
      "Коёндун баласы тез жугурот. Аны коргон бала да коё бербей кууп жонойт. Коён токойго кирип кетти.",
      "Студентка вчасно здала свою роботу і відповіла на всі запитання вчителя. Її ґанок, їжак, мрії, надії.",
      "Студенткиња је на време предала свој рад и одговорила на сва питања учитељице; љубав њихових ћерки.",
      "L'élève a rendu son travail à l'été, dès que le café où il était né fut fermé: très fréquenté.",
      "Öğrenci ödevini zamanında teslim etti ve öğretmenin bütün sorularını yanıtladı, şaşırdı.",
      "\uF0B7 Көлдүн жээги\n\uF0B7 Дарыянын суусу\n\uF0D8 Мөңгү\n"};
  for (const auto& text : texts) {
    const auto result = repaired(text);
    EXPECT_EQ(result.text, text);
    EXPECT_FALSE(result.repair) << result.repair->map;
    EXPECT_TRUE(result.notes.empty());
  }
}

TEST(RepairEncoding, ARussianAbstractKeepsItsLetters) {
  const auto body = misread(named("Janyzak font"), kKyrgyz);
  EXPECT_EQ(repaired(body + std::string(kRussian) + body).text,
            std::string(kKyrgyz) + std::string(kRussian) + std::string(kKyrgyz));
}

TEST(RepairEncoding, SignsStaySigns) {
  const auto& pt154 = named("PT154 read as CP1251");
  const auto result = repaired(misread(pt154, kKyrgyz) + "Туздуулугу 5 ‰, калыңдыгы 30 µm.\n");
  EXPECT_TRUE(result.text.ends_with("Туздуулугу 5 ‰, калыңдыгы 30 µm.\n")) << result.text;
}

// Blocks hold the same words after the repair as before the misreading.
TEST(RepairEncoding, BlocksMoveWithTheText) {
  const auto blocks_of = [](std::string_view text) {
    std::vector<Block> blocks;
    std::uint32_t number = 0;
    for (const auto line : stretches_of(text)) {
      const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
      blocks.push_back({{begin, static_cast<std::uint32_t>(begin + line.size() - 1)}, Part::kBody, ++number, 0});
    }
    return blocks;
  };
  const std::string wanted = "№ 7. " + std::string(kKyrgyz) + "the end\n" + std::string(kRussian);
  for (const auto page : {CodePage::kCp1252, CodePage::kCp1251}) {
    ExtractedText extracted;
    extracted.text = utf8_read_as(page, wanted);
    extracted.blocks = blocks_of(extracted.text);
    extracted.hidden.push_back({.text = "x", .at = extracted.blocks[1].range.end});
    for (auto& block : extracted.blocks) ASSERT_LE(block.range.end, extracted.text.size());
    repair_encoding(extracted);
    ASSERT_EQ(extracted.text, wanted);
    ASSERT_FALSE(extracted.blocks.empty());
    EXPECT_EQ(extracted.blocks.front().range.begin, 0U);
    EXPECT_EQ(extracted.hidden[0].at, extracted.blocks[1].range.end);
    EXPECT_EQ(extracted.blocks.back().range.end, wanted.size() - 1);
    for (std::size_t i = 1; i < extracted.blocks.size(); ++i) {
      EXPECT_EQ(extracted.blocks[i].range.begin, extracted.blocks[i - 1].range.end + 1);
    }
  }
}

// The slow twin of the offsets: every character of the old text is looked for in the new one.
TEST(ApplyRepair, MovesEveryOffset) {
  const auto& symbols = named("symbol font");
  const auto old = "ab \uF0CA\uF0E8\n№ " + misread(symbols, without_kyrgyz_letters(kKyrgyz));
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < old.size(); next_code_point(old, at)) offsets.push_back(static_cast<std::uint32_t>(at));
  const auto result = apply_repair(symbols, old, offsets);
  std::size_t at = 0;
  for (const auto offset : offsets) {
    EXPECT_EQ(offset, at);
    next_code_point(result.text, at);
  }
  EXPECT_EQ(at, result.text.size());
}

TEST(RepairEncoding, GivesValidTextAndSoundBlocksForAnyText) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    auto text = test::random_text(random, random() % 300);
    if (round % 3 == 0) text = utf8_read_as(CodePage::kCp1251, text) + utf8_read_as(CodePage::kCp1252, kKyrgyz);
    ExtractedText extracted;
    extracted.text = text;
    extracted.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, Part::kBody, 1, 0});
    repair_encoding(extracted);
    EXPECT_FALSE(first_invalid_utf8(extracted.text));
    EXPECT_EQ(extracted.blocks[0].range.end, extracted.text.size());
  }
}

TEST(Stretches, AreTheWholeTextAndEndBetweenWords) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    const auto text = test::random_text(random, random() % 2000);
    std::string joined;
    for (const auto stretch : stretches_of(text)) {
      EXPECT_FALSE(stretch.empty());
      joined += stretch;
      EXPECT_TRUE(joined.size() == text.size() || stretch.ends_with('\n') || stretch.ends_with(' '));
    }
    EXPECT_EQ(joined, text);
    EXPECT_EQ(sample_of(text, text.size()), stretches_of(text));
    std::size_t sampled = 0;
    for (const auto piece : sample_of(text, 800)) {
      EXPECT_FALSE(first_invalid_utf8(piece));
      sampled += piece.size();
    }
    EXPECT_LE(sampled, text.size());
  }
}

}  // namespace
}  // namespace tamga
