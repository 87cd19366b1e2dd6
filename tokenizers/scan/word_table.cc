// Open addressing with a short walk: if all slots of the walk are taken, the word goes without an entry. So no choice
// of words, however hostile, makes a look-up slow.
#include "tokenizers/scan/word_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/base/hash.h"
#include "tokenizers/language.h"
#include "tokenizers/scan/word_facts.h"

namespace tamga {
namespace {

constexpr std::size_t kFirstSlots = 1U << 12U;
constexpr std::size_t kMostEntries = 1U << 17U;
constexpr std::size_t kWalk = 16;

constexpr std::array<Language, 3> kWithStopWords = {Language::kKyrgyz, Language::kRussian, Language::kEnglish};

constexpr unsigned bit_of(Language language) {
  return 1U << static_cast<unsigned>(language);
}

// The low `count` bytes of a number, 0 to 8 of them.
constexpr auto kLowBytes = [] {
  std::array<std::uint64_t, 9> masks{};
  for (unsigned count = 1; count < masks.size(); ++count) masks[count] = ~0ULL >> (64 - 8 * count);
  return masks;
}();

std::uint64_t load(const char* bytes) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

}  // namespace

WordTable::WordTable(const StopWords& stop_words) : stop_words_(stop_words), slots_(kFirstSlots) {}

std::uint64_t WordTable::hash(const Bytes& bytes, std::size_t length) {
  // The products are independent of each other; the last two steps carry the upper bits down, where slots are chosen.
  std::uint64_t h = bytes[0] * 0x9E3779B97F4A7C15U + length;
  h ^= std::rotl(bytes[1] * 0xC2B2AE3D27D4EB4FU, 13);
  h ^= std::rotl(bytes[2] * 0x165667B19E3779F9U, 27);
  h ^= std::rotl(bytes[3] * 0xD6E8FEB86659FD93U, 41);
  h ^= std::rotl(bytes[4] * 0xA0761D6478BD642FU, 53);
  h = (h ^ h >> 32U) * 0xE7037ED1A0B428DBU;
  return h ^ h >> 29U;
}

std::uint32_t WordTable::find(std::string_view word, const char* text_end) {
  if (word.size() > WordEntry::kLongestWord) return kNone;
  Bytes bytes{};
  if (text_end - word.data() >= static_cast<std::ptrdiff_t>(WordEntry::kLongestWord)) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const std::size_t left = word.size() > 8 * i ? std::min<std::size_t>(word.size() - 8 * i, 8) : 0;
      bytes[i] = load(word.data() + 8 * i) & kLowBytes[left];
    }
  } else {
    std::memcpy(bytes.data(), word.data(), word.size());
  }
  const auto hashed = hash(bytes, word.size());
  const std::size_t mask = slots_.size() - 1;
  const std::uint64_t tag = hashed >> 32U;
  for (std::size_t i = 0; i < kWalk; ++i) {
    const auto slot = slots_[(hashed + i) & mask];
    if (slot == 0) break;
    if (slot >> 32U != tag) continue;
    const auto at = static_cast<std::uint32_t>(slot) - 1;
    if (entries_[at].bytes == bytes) return at;
  }
  return add(word, bytes, hashed);
}

// nullptr if the walk ends before there is one.
std::uint64_t* WordTable::free_slot(std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < kWalk; ++i) {
    auto& slot = slots_[(hash + i) & mask];
    if (slot == 0) return &slot;
  }
  return nullptr;
}

std::uint32_t WordTable::add(std::string_view word, const Bytes& bytes, std::uint64_t hash) {
  if (entries_.size() == kMostEntries) return kNone;
  if (2 * entries_.size() >= slots_.size()) grow();
  auto* slot = free_slot(hash);
  if (slot == nullptr) return kNone;

  const auto spelling = spell(word);
  WordEntry entry;
  entry.bytes = bytes;
  entry.length = static_cast<std::uint8_t>(word.size());
  entry.exact_key = hash64(spelling.canonical);
  entry.signs = word_signs(spelling.clean);
  entry.script = decided_script(spelling.canonical);
  for (const auto language : kWithStopWords) {
    if (!stop_words_.contains(language, entry.exact_key)) continue;
    entry.stop_words = static_cast<std::uint8_t>(entry.stop_words | bit_of(language));
  }
  add_scores(spelling, entry);
  entries_.push_back(entry);
  *slot = hash >> 32U << 32U | entries_.size();
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

void WordTable::add_scores(const WordSpelling& spelling, WordEntry& entry) {
  const auto scores_in = [&](Script sentence) { return score_word(spelling.clean, spelling.canonical, sentence); };
  if (!scores_depend_on_sentence(spelling)) {
    entry.scores = pack_scores(scores_in(Script::kUndecided), entry.script);
    return;
  }
  entry.scores = pack_scores({}, entry.script);
  const auto packed = [&](Script sentence) { return pack_scores(scores_in(sentence), Script::kUndecided); };
  dependent_.push_back({{packed(Script::kUndecided), packed(Script::kCyrillic), packed(Script::kLatin)}});
  entry.dependent = static_cast<std::uint32_t>(dependent_.size());
}

void WordTable::grow() {
  // An entry that finds no slot any more stays at its place, but is worked out again when it comes again.
  slots_.assign(4 * slots_.size(), 0);
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const auto hashed = hash(entries_[at].bytes, entries_[at].length);
    if (auto* slot = free_slot(hashed); slot != nullptr) *slot = hashed >> 32U << 32U | (at + 1);
  }
}

void WordTable::make_room() {
  if (4 * entries_.size() < 3 * kMostEntries) return;
  entries_.clear();
  dependent_.clear();
  std::ranges::fill(slots_, 0);
}

void WordTable::add_stem(WordEntry& entry, Language language, Stemmer& stemmer) {
  const std::string_view word(reinterpret_cast<const char*>(entry.bytes.data()), entry.length);
  entry.stem_keys[static_cast<std::size_t>(language)] = stem_key(spell(word).canonical, language, stemmer);
  entry.known_stems = static_cast<std::uint8_t>(entry.known_stems | bit_of(language));
}

}  // namespace tamga
