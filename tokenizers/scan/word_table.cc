// Open addressing with a short walk: if all slots of the walk are taken, the word goes without an entry. So no choice
// of words, however hostile, makes a look-up slow.
#include "tokenizers/scan/word_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "engine/base/hash.h"
#include "tokenizers/language.h"
#include "tokenizers/scan/word_facts.h"

namespace tamga {
namespace {

using Bytes = WordEntry::Bytes;

constexpr std::size_t kFirstSlots = 1U << 12U;
constexpr std::uint32_t kPlaceMask = (1U << 18U) - 1;  // of a slot
constexpr std::size_t kMostEntries = kPlaceMask + 1;
constexpr std::size_t kWalk = 16;

constexpr unsigned bit_of(Language language) {
  return 1U << static_cast<unsigned>(language);
}

// By the size of a word: ones where its bytes are.
constexpr auto kMasks = [] {
  std::array<Bytes, WordEntry::kLongestWord + 1> masks{};
  for (std::size_t size = 0; size < masks.size(); ++size) {
    for (std::size_t byte = 0; byte < size; ++byte) masks[size][byte / 8] |= 0xFFULL << 8 * (byte % 8);
  }
  return masks;
}();

inline std::uint64_t hash_of(const Bytes& bytes) {
  // The products are independent of each other; the last two steps carry the upper bits down, where slots are chosen.
  std::uint64_t h = bytes[0] * 0x9E3779B97F4A7C15U;
  h ^= std::rotl(bytes[1] * 0xC2B2AE3D27D4EB4FU, 13);
  h ^= std::rotl(bytes[2] * 0x165667B19E3779F9U, 27);
  h ^= std::rotl(bytes[3] * 0xD6E8FEB86659FD93U, 41);
  h ^= std::rotl(bytes[4] * 0xA0761D6478BD642FU, 53);
  h = (h ^ h >> 32U) * 0xE7037ED1A0B428DBU;
  return h ^ h >> 29U;
}

// The bytes of a word, zeros behind it; of a word too long the first ones.
void copy_word(std::string_view text, ByteRange word, Bytes& bytes) {
  if (text.size() - word.begin >= WordEntry::kLongestWord) {
    const auto& mask = kMasks[std::min<std::size_t>(word.size(), WordEntry::kLongestWord)];
    for (std::size_t i = 0; i < mask.size(); ++i) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + word.begin + 8 * i, sizeof eight);
      bytes[i] = eight & mask[i];
    }
  } else {
    bytes = {};
    std::memcpy(bytes.data(), text.data() + word.begin, word.size());
  }
}

bool equal(const Bytes& a, const Bytes& b) {
  std::uint64_t differing = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differing |= a[i] ^ b[i];
  return differing == 0;
}

// A slot: the upper bits of a hash, then the place of an entry.
std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U) & ~kPlaceMask;
}

std::uint32_t make_slot(std::uint64_t hash, std::size_t place) {
  return tag_of(hash) | static_cast<std::uint32_t>(place);
}

std::uint32_t place_in(std::uint32_t slot) {
  return slot & kPlaceMask;
}

}  // namespace

WordTable::WordTable(const StopWords& stop_words) : stop_words_(stop_words), slots_(kFirstSlots) {
  // Room for all there can ever be: what is not used is no memory yet, and entries need never be moved.
  entries_.reserve(kMostEntries);
  entries_.emplace_back().dependent = ~0U;  // of kNone
}

void WordTable::start(std::string_view text, WordBatch& batch) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < batch.size; ++i) {
    copy_word(text, batch.words[i], batch.bytes[i]);
    batch.hashes[i] = hash_of(batch.bytes[i]);
    __builtin_prefetch(&slots_[batch.hashes[i] & mask]);
  }
}

void WordTable::fetch(WordBatch& batch) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < batch.size; ++i) {
    // Nearly all words are in the first slot of their walk or the second.
    const auto hash = batch.hashes[i];
    const auto first = slots_[hash & mask];
    const auto second = slots_[(hash + 1) & mask];
    const auto place = place_in(((first ^ tag_of(hash)) & ~kPlaceMask) == 0 ? first : second);
    batch.places[i] = place;
    const auto* line = reinterpret_cast<const char*>(&entries_[place]);
    __builtin_prefetch(line);
    __builtin_prefetch(line + 64);
  }
}

void WordTable::find(std::string_view text, WordBatch& batch) {
  for (std::size_t i = 0; i < batch.size; ++i) {
    const auto& word = batch.words[i];
    const bool fits = word.size() <= WordEntry::kLongestWord;
    auto& entry = entries_[batch.places[i]];
    if (fits && equal(entry.bytes, batch.bytes[i])) [[likely]] {
      if (!entry.found_again) entry.found_again = true;  // a line that is only read stays shared and clean
      continue;
    }
    batch.places[i] = fits ? find_one(text.substr(word.begin, word.size()), batch.bytes[i], batch.hashes[i]) : kNone;
  }
}

std::uint32_t WordTable::find_one(std::string_view word, const Bytes& bytes, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < kWalk; ++i) {
    const auto slot = slots_[(hash + i) & mask];
    if (slot == 0) break;
    if ((slot & ~kPlaceMask) != tag_of(hash)) continue;
    auto& entry = entries_[place_in(slot)];
    if (!equal(entry.bytes, bytes)) continue;
    entry.found_again = true;
    return place_in(slot);
  }
  return add(word, bytes, hash);
}

std::uint32_t WordTable::add(std::string_view word, const Bytes& bytes, std::uint64_t hash) {
  if (entries_.size() == kMostEntries) return kNone;
  if (2 * entries_.size() >= slots_.size()) {
    slots_.resize(2 * slots_.size());
    fill_slots();
  }
  auto* slot = free_slot(hash);
  if (slot == nullptr) return kNone;

  const auto spelling = spell(word);
  WordEntry entry;
  entry.bytes = bytes;
  entry.exact_key = hash64(spelling.canonical);
  entry.signs = word_signs(spelling.clean);
  entry.script = spelling.script;
  entry.stop_word_in = stop_words_.languages(entry.exact_key);
  entry.canonical = static_cast<std::uint32_t>(canonical_.size());
  canonical_ += spelling.canonical;
  add_scores(spelling, entry);
  *slot = make_slot(hash, entries_.size());
  entries_.push_back(entry);
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

void WordTable::add_scores(const WordSpelling& spelling, WordEntry& entry) {
  if (!scores_depend_on_sentence(spelling)) {
    entry.scores = pack_scores(score_language(spelling.clean), entry.script);
    return;
  }
  const auto scores_in = [&](Script sentence) { return score_word(spelling.clean, spelling.canonical, sentence); };
  entry.scores = pack_scores({}, entry.script);
  const auto packed = [&](Script sentence) { return pack_scores(scores_in(sentence), Script::kUndecided); };
  dependent_.push_back({{packed(Script::kUndecided), packed(Script::kCyrillic), packed(Script::kLatin)}});
  entry.dependent = static_cast<std::uint32_t>(dependent_.size());
}

std::string_view WordTable::canonical(std::size_t place) const {
  const std::size_t begin = entries_[place].canonical;
  const std::size_t end = place + 1 < entries_.size() ? entries_[place + 1].canonical : canonical_.size();
  return std::string_view(canonical_).substr(begin, end - begin);
}

void WordTable::add_stem(std::uint32_t place, Language language, Stemmer& stemmer) {
  auto& entry = entries_[place];
  entry.stem_keys[static_cast<std::size_t>(language) - 1] = stem_key(canonical(place), entry.script, language, stemmer);
  entry.known_stems = static_cast<std::uint8_t>(entry.known_stems | bit_of(language));
}

// nullptr if the walk ends before there is one.
std::uint32_t* WordTable::free_slot(std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < kWalk; ++i) {
    auto& slot = slots_[(hash + i) & mask];
    if (slot == 0) return &slot;
  }
  return nullptr;
}

// An entry that finds no slot keeps its place, but is worked out again when it comes again.
void WordTable::fill_slots() {
  std::ranges::fill(slots_, 0);
  for (std::size_t place = kNone + 1; place < entries_.size(); ++place) {
    const auto hash = hash_of(entries_[place].bytes);
    if (auto* slot = free_slot(hash); slot != nullptr) *slot = make_slot(hash, place);
  }
}

void WordTable::make_room() {
  if (4 * entries_.size() < 3 * kMostEntries) return;
  WordTable kept(stop_words_);
  const auto again = std::ranges::count_if(entries_, &WordEntry::found_again);
  if (2 * static_cast<std::size_t>(again) < kMostEntries) {
    for (std::size_t place = kNone + 1; place < entries_.size(); ++place) {
      if (entries_[place].found_again) kept.keep(*this, place);
    }
  }
  entries_ = std::move(kept.entries_);
  dependent_ = std::move(kept.dependent_);
  canonical_ = std::move(kept.canonical_);
  fill_slots();
}

// Takes over an entry of another table, not yet its slot.
void WordTable::keep(const WordTable& old, std::size_t place) {
  WordEntry entry = old.entries_[place];
  entry.found_again = false;
  entry.canonical = static_cast<std::uint32_t>(canonical_.size());
  canonical_ += old.canonical(place);
  if (entry.dependent != 0) {
    dependent_.push_back(old.dependent_[entry.dependent - 1]);
    entry.dependent = static_cast<std::uint32_t>(dependent_.size());
  }
  entries_.push_back(entry);
}

}  // namespace tamga
