#include "tokenizers/language_model.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tokenizers/random_text.h"
#include "tokenizers/code_points.h"
#include "tokenizers/data/language_trigrams.h"

namespace tamga {
namespace {

using test::pick;
using test::random_text;

Language language(std::string_view text) {
  return language_of(score_language(text));
}

constexpr std::string_view kKyrgyzText = "Студент өз ишин убагында тапшырып, мугалимдин суроолоруна толук жооп берди.";
constexpr std::string_view kRussianText = "Студент вовремя сдал свою работу и полностью ответил на вопросы учителя.";
constexpr std::string_view kEnglishText = "The student handed in her work on time and answered all of the questions.";
constexpr std::string_view kKazakhText =
    "Студент өз жұмысын уақытында тапсырып, мұғалімнің сұрақтарына толық жауап берді.";
constexpr std::string_view kTurkishText =
    "Öğrenci ödevini zamanında teslim etti ve öğretmenin bütün sorularını yanıtladı.";

struct LanguageCase {
  std::string_view name;
  std::string_view text;
  Language expected;
};

const LanguageCase kCases[] = {
    {"Kyrgyz", kKyrgyzText, Language::kKyrgyz},
    {"Kyrgyz without its letters", "Студент оз ишин убагында тапшырып, мугалимдин суроолоруна толук жооп берди.",
     Language::kKyrgyz},
    {"half of them", "Көлдун суусу ото таза болгондуктан, балдар жайында коп сузушот.", Language::kKyrgyz},
    {"typed on a Kazakh keyboard", "Биздин ұйдұн жанында чоң бак бар, ал жерде көп куш ырдайт.", Language::kKyrgyz},
    {"fita for ө, en with tail for ң", "Кѳлдүн суусу таза, балдардын кѳбү сууга түшѳт, биздиӊ шаар кооз.",
     Language::kKyrgyz},
    {"short Kyrgyz", "Кечээ жамгыр жаады.", Language::kKyrgyz},
    {"Russian", kRussianText, Language::kRussian},
    {"Russian with ё", "Ещё вчера ребёнок увёл щенка к чёрному пруду, где растёт клён.", Language::kRussian},
    {"short Russian", "Вчера шёл дождь.", Language::kRussian},
    {"English", kEnglishText, Language::kEnglish},
    {"English with accents", "The naïve fiancé read his résumé aloud in a small café near the old station.",
     Language::kEnglish},
    {"short English", "It was raining.", Language::kEnglish},
    {"Kazakh", kKazakhText, Language::kOther},
    {"Turkish", kTurkishText, Language::kOther},
    {"Turkish in capitals", "ÖĞRENCİ ÖDEVİNİ ZAMANINDA TESLİM ETTİ VE BÜTÜN SORULARI YANITLADI.", Language::kOther},
    {"Ukrainian", "Студентка вчасно здала свою роботу і відповіла на всі запитання вчителя.", Language::kOther},
    {"Uzbek", "Талаба ўз ишини вақтида топшириб, ўқитувчининг саволларига тўлиқ жавоб берди.", Language::kOther},
    {"German", "Die Studentin hat ihre Arbeit rechtzeitig abgegeben und alle Fragen beantwortet.", Language::kOther},
    {"French", "L'étudiante a rendu son travail à temps et a répondu à toutes les questions.", Language::kOther},
    {"Greek", "Ο φοιτητής παρέδωσε την εργασία του εγκαίρως.", Language::kOther},
    {"Chinese", "学生按时交了作业，并回答了老师的所有问题。", Language::kOther},
    {"Cyrillic nonsense", "щгкф ъэюх цжзв ыйщъ пфкгш ждэющ хъзжы фцкщй рлнгш", Language::kOther},
    {"Latin nonsense", "xqzv kjwpf bvcxq zzkrt wqpfh gjkxv mnbqz dfxkq lkjhg", Language::kOther},
    {"Russian in the wrong code page", "яРСДЕМР НРБЕРХК МЮ БЯЕ БНОПНЯШ СВХРЕКЪ Х ЯДЮК ПЮАНРС БНБПЕЛЪ.",
     Language::kOther},
    {"UTF-8 read as Latin-1", "Ð¡ÑÑÐ´ÐµÐ½Ñ Ð¾ÑÐ²ÐµÑÐ¸Ð» Ð½Ð° Ð²ÑÐµ Ð²Ð¾Ð¿ÑÐ¾ÑÑ", Language::kOther},
    {"numbers", "17.02.2025 – 10,5 % / 1 000 000", Language::kOther},
    {"nothing", "", Language::kOther},
};

TEST(LanguageOf, KnowsTheLanguageOfASentence) {
  for (const auto& [name, text, expected] : kCases)
    EXPECT_EQ(language_code(language(text)), language_code(expected)) << name << ": " << text;
}

TEST(ScoreLanguage, CountsTheLettersThatTellAlphabetsApart) {
  const LanguageScores scores = score_language("Өң үзүм, ӊѳ; әғқһіұ ўї; şğıçöü é; Ελ א; ё № 5");
  EXPECT_EQ(scores.kyrgyz_letters, 6U);
  EXPECT_EQ(scores.foreign_cyrillic_letters, 8U);
  EXPECT_EQ(scores.foreign_latin_letters, 7U);
  EXPECT_EQ(scores.cyrillic_letters, 17U);
  EXPECT_EQ(scores.latin_letters, 7U);
  EXPECT_EQ(scores.other_letters, 3U);
  EXPECT_EQ(scores.letters(), 27U);
}

// Letters of several alphabets, what ends a word and what does not: acute, soft hyphen, zero-width space.
const std::vector<std::string_view> kPieces = {"а",
                                               "б",
                                               "К",
                                               "ң",
                                               "Ө",
                                               "ё",
                                               "й",
                                               "ъ",
                                               "ь",
                                               "Я",
                                               "қ",
                                               "і",
                                               "е",
                                               "н",
                                               "o",
                                               "N",
                                               "s",
                                               "é",
                                               "İ",
                                               "t",
                                               "h",
                                               "ε",
                                               "字",
                                               " ",
                                               "-",
                                               ".",
                                               "7",
                                               "№",
                                               "\xCC\x81",
                                               "\xC2\xAD",
                                               "\xE2\x80\x8B",
                                               "😀"};

std::string random_pieces(std::mt19937& random, std::uint32_t most) {
  std::string text;
  for (auto i = random() % most; i > 0; --i) text += pick(random, kPieces);
  return text;
}

TEST(ScoreLanguage, IsTheSumOfThePartsInAnyOrder) {
  std::mt19937 random(1);
  for (int round = 0; round < 2'000; ++round) {
    const std::string a = random_pieces(random, 60);
    const std::string b = random_pieces(random, 60);
    LanguageScores sum = score_language(a);
    sum += score_language(b);
    EXPECT_EQ(score_language(a + " " + b), sum) << a << "|" << b;
    EXPECT_EQ(score_language(b + "\n" + a), sum) << a << "|" << b;
  }
}

TEST(ScoreLanguage, OfALongTextIsTheSumOfItsWords) {
  for (const std::string_view word : {"болушкандардан", "кызматкерлердин", "the", "answering", "өз", "предприятия"}) {
    std::string text;
    LanguageScores sum;
    for (int round = 0; round < 2'000; ++round) {
      text += std::string(word) + " ";
      sum += score_language(word);
    }
    EXPECT_EQ(score_language(text), sum) << word;
  }
}

// What the model does, without windows and lanes: the letters of each word are looked up in threes.
struct SlowLetter {
  char32_t plain;
  bool cyrillic;
};

const std::map<char32_t, SlowLetter> kSlowLetters = {
    {U'а', {U'а', true}},  {U'б', {U'б', true}},  {U'К', {U'к', true}},  {U'ң', {U'н', true}},  {U'Ө', {U'о', true}},
    {U'ё', {U'е', true}},  {U'й', {U'й', true}},  {U'ъ', {U'ь', true}},  {U'ь', {U'ь', true}},  {U'Я', {U'я', true}},
    {U'қ', {U'к', true}},  {U'і', {U'и', true}},  {U'е', {U'е', true}},  {U'н', {U'н', true}},  {U'o', {U'o', false}},
    {U'N', {U'n', false}}, {U's', {U's', false}}, {U'é', {U'e', false}}, {U'İ', {U'i', false}}, {U't', {U't', false}},
    {U'h', {U'h', false}}};

LanguageScores slow_word_scores(const std::vector<SlowLetter>& word) {
  LanguageScores scores;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const std::uint32_t before = at == 0 ? 0 : trigram_symbol(word[at - 1].plain);
    const std::uint32_t behind = at + 1 == word.size() ? 0 : trigram_symbol(word[at + 1].plain);
    const std::uint32_t trigram = before * 1024 + trigram_symbol(word[at].plain) * 32U + behind;
    const bool cyrillic = word[at].cyrillic;
    const std::uint32_t points = (cyrillic ? kCyrillicTrigrams : kLatinTrigrams)[trigram];
    (cyrillic ? scores.kyrgyz : scores.english) += points % 256;
    (cyrillic ? scores.russian : scores.turkish) += points / 256 % 256;
    (cyrillic ? scores.kazakh : scores.germanic) += points / 65536 % 256;
    (cyrillic ? scores.slavic : scores.romance) += points / 16777216;
  }
  return scores;
}

LanguageScores slow_scores(std::string_view text) {
  LanguageScores sum;
  std::vector<SlowLetter> word;
  const auto end_word = [&] {
    sum += slow_word_scores(word);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == 0x301 || c == 0xAD || c == 0x200B) continue;
    const auto letter = kSlowLetters.find(c);
    if (letter == kSlowLetters.end() || (!word.empty() && word[0].cyrillic != letter->second.cyrillic)) end_word();
    if (letter != kSlowLetters.end()) word.push_back(letter->second);
  }
  end_word();
  return sum;
}

TEST(ScoreLanguage, AgreesWithItsDefinition) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_pieces(random, 1'000);
    LanguageScores scores = score_language(text);
    scores.cyrillic_letters = scores.latin_letters = scores.other_letters = 0;
    scores.kyrgyz_letters = scores.foreign_cyrillic_letters = scores.foreign_latin_letters = 0;
    ASSERT_EQ(scores, slow_scores(text)) << text;
  }
}

TEST(ScoreLanguage, SeesNeitherCaseNorInvisibleCharacters) {
  const LanguageScores scores = score_language("Өлкөнүн ұлы таңы, дүйнө. Ещё не съел? The Size of İstanbul");
  EXPECT_EQ(score_language("өЛКӨНҮН ҰЛЫ ТАҢЫ, ДҮЙНӨ. ЕЩЁ НЕ СЪЕЛ? tHE sIZE OF İSTANBUL"), scores);
  EXPECT_EQ(score_language("Өл\u00ADкө\u200Bнүн ұлы та\u0301ңы, дүйнө. Ещё не съел? The Si\u2060ze of İstanbul"),
            scores);
}

TEST(ScoreLanguage, ReadsDisguisedLettersAsPlainOnes) {
  LanguageScores disguised = score_language("Олконун таны, ещё елка");
  const LanguageScores scores = score_language("Өлкөнүн таңы, еще ёлка");
  EXPECT_EQ(scores.kyrgyz_letters, 4U);
  disguised.kyrgyz_letters = 4;
  EXPECT_EQ(disguised, scores);
}

TEST(ScoreLanguage, ReadsAnyValidUtf8) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(random, random() % 400);
    const LanguageScores scores = score_language(text);
    EXPECT_LE(scores.letters(), text.size());
    EXPECT_LE(scores.kyrgyz_letters + scores.foreign_cyrillic_letters, scores.cyrillic_letters);
    EXPECT_LE(scores.foreign_latin_letters, scores.latin_letters);
  }
}

std::string codes(const std::vector<std::string_view>& sentences) {
  std::vector<LanguageScores> scores;
  scores.reserve(sentences.size());
  for (const auto sentence : sentences) scores.push_back(score_language(sentence));
  std::string result;
  for (const Language language : smooth_languages(scores)) result += std::string(language_code(language)) + " ";
  return result;
}

struct SmoothCase {
  std::string_view name;
  std::vector<std::string_view> sentences;
  std::string_view expected;
};

const SmoothCase kSmoothCases[] = {
    {"no sentences", {}, ""},
    {"long sentences have their own", {kKyrgyzText, kRussianText, kKyrgyzText, kEnglishText}, "ky ru ky en "},
    {"a foreign abstract stays foreign", {kKyrgyzText, kTurkishText, kKyrgyzText}, "ky other ky "},
    {"short ones follow", {kKyrgyzText, "Ооба.", "12.", "Манас.", kKyrgyzText}, "ky ky ky ky ky "},
    {"a Russian name in Kyrgyz", {kKyrgyzText, "Иван Сергеевич.", kKyrgyzText}, "ky ky ky "},
    {"also at the beginning", {"1.", "2.", "3.", kRussianText}, "ru ru ru ru "},
    {"a heading in another script decides alone", {kKyrgyzText, "Abstract of the work", kKyrgyzText}, "ky en ky "},
    {"three short ones together", {"Ала-Тоодо кар жаады,", "кары калың түштү го,", "балдар ойноп чыкты."}, "ky ky ky "},
    {"only crumbs", {"Вчера", "был", "дождь."}, "ru ru ru "},
    {"no letters at all", {"1.", "2."}, "other other "},
    {"a doubtful one between two of one language",
     {kRussianText, "Абдрахманов, Жумабаев, Кузнецов, Ибраимов", kRussianText},
     "ru ru ru "},
};

TEST(SmoothLanguages, FollowsItsRules) {
  for (const auto& [name, sentences, expected] : kSmoothCases) EXPECT_EQ(codes(sentences), expected) << name;
}

TEST(SmoothLanguages, GivesALanguageToEachOfRandomSentences) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    std::vector<LanguageScores> scores(random() % 12);
    for (auto& sentence : scores) sentence = score_language(random_text(random, random() % 60));
    EXPECT_EQ(smooth_languages(scores).size(), scores.size());
  }
}

TEST(LanguageTrigrams, HaveNoPointsBetweenWords) {
  for (std::uint32_t first = 0; first < 32; ++first)
    for (std::uint32_t third = 0; third < 32; ++third) {
      EXPECT_EQ(kCyrillicTrigrams[first << 10U | third], 0U);
      EXPECT_EQ(kLatinTrigrams[first << 10U | third], 0U);
    }
}

}  // namespace
}  // namespace tamga
