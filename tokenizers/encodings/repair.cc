#include "tokenizers/encodings/repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <tuple>
#include <utility>

#include "tokenizers/encodings/repair_evidence.h"
#include "tokenizers/encodings/stretches.h"

namespace tamga {
namespace {

constexpr std::size_t kSampleBytes = 16U << 10U;
constexpr std::size_t kGlanceBytes = 2U << 10U;
constexpr int kMostSteps = 3;

// Whether the misreading makes Cyrillic letters of Cyrillic ones: then a text that reads well was not misread.
bool makes_cyrillic(const Misreading& misreading) {
  return misreading.kind == MisreadingKind::kPage &&
         std::ranges::any_of(misreading.signs, [](char32_t c) { return c >= U'А' && c <= U'я'; });
}

// The misreadings whose signs the text has. Nearly all texts are plain, and are left here after one pass and a glance.
std::vector<const Misreading*> candidates_of(std::string_view text) {
  const Census census(text);
  std::vector<const Misreading*> candidates;
  for (const auto& each : misreadings()) {
    if (census.may_be(each)) candidates.push_back(&each);
  }
  if (candidates.empty()) return candidates;
  const auto reading = read_as_it_stands(sample_of(text, kGlanceBytes));
  std::erase_if(candidates, [&](const Misreading* each) {
    return (reading.well && makes_cyrillic(*each)) || (!reading.may_be_kyrgyz && each->shows_own_letters);
  });
  return candidates;
}

// Sets off the offsets that lie in one stretch: [first, last) become what they are in the repaired text.
void move_offsets(std::span<std::uint32_t> offsets, const Meant& meant, std::size_t old_begin, std::size_t new_begin) {
  std::size_t bend = 0;
  std::size_t from = 0;
  std::size_t to = 0;
  for (std::uint32_t& offset : offsets) {
    const std::size_t at = offset - old_begin;
    for (; bend < meant.bends.size() && meant.bends[bend].first <= at; ++bend) std::tie(from, to) = meant.bends[bend];
    offset = static_cast<std::uint32_t>(new_begin + to + (at - from));
  }
}

// All places in the text that its blocks and other ranges hold, in the order of the text.
std::vector<std::uint32_t*> places_of(ExtractedText& extracted) {
  std::vector<std::uint32_t*> places;
  places.reserve(extracted.blocks.size() * 2 + extracted.hidden.size());
  for (auto& block : extracted.blocks) {
    places.push_back(&block.range.begin);
    places.push_back(&block.range.end);
  }
  for (auto& run : extracted.hidden) places.push_back(&run.at);
  std::ranges::sort(places, {}, [](const std::uint32_t* place) { return *place; });
  return places;
}

std::string note_of(const EncodingRepair& repair) {
  std::array<char, 160> figures{};
  (void)std::snprintf(figures.data(), figures.size(),
                      "%u characters were changed; its words read at %.1f before and %.1f after", repair.letters,
                      repair.before, repair.after);
  return "the text was repaired (" + repair.map + "): " + figures.data();
}

double tenths(double value) {
  return std::round(value * 10) / 10;
}

}  // namespace

std::optional<Repair> find_repair(std::string_view text) {
  const auto candidates = candidates_of(text);
  if (candidates.empty()) return std::nullopt;
  const auto sample = sample_of(text, kSampleBytes);
  std::optional<Repair> best;
  double best_gain = 0;
  double next_gain = 0;
  std::uint64_t letters = 1;
  for (const auto* const candidate : candidates) {
    if (!may_convince(*candidate, sample)) continue;
    const auto evidence = weigh(*candidate, sample);
    if (!convinces(*candidate, evidence)) continue;
    if (evidence.gain() <= best_gain) {
      next_gain = std::max(next_gain, evidence.gain());
      continue;
    }
    next_gain = std::exchange(best_gain, evidence.gain());
    letters = evidence.letters_after;
    best = Repair{candidate, evidence.before(), evidence.after(), 0};
  }
  if (best) best->margin = (best_gain - next_gain) / static_cast<double>(letters);
  return best;
}

Repaired apply_repair(const Misreading& misreading, std::string_view text, std::span<std::uint32_t> offsets) {
  Repaired repaired;
  repaired.text.reserve(text.size());
  for (const auto stretch : stretches_of(text)) {
    const auto begin = static_cast<std::size_t>(stretch.data() - text.data());
    auto meant = undo(misreading, stretch);
    if (meant.letters > 0 && stays(misreading, stretch, meant)) meant = {std::string(stretch), 0, {}};
    const auto here = std::ranges::lower_bound(offsets, begin + stretch.size());
    const std::span moved(offsets.begin(), here);
    move_offsets(moved, meant, begin, repaired.text.size());
    offsets = offsets.subspan(moved.size());
    repaired.text += meant.text;
    repaired.letters += static_cast<std::uint32_t>(meant.letters);
  }
  for (std::uint32_t& offset : offsets) offset = static_cast<std::uint32_t>(repaired.text.size());
  return repaired;
}

void repair_encoding(ExtractedText& extracted) {
  const auto places = places_of(extracted);
  std::vector<std::uint32_t> offsets;
  offsets.reserve(places.size());
  for (const auto* const place : places) offsets.push_back(*place);
  std::optional<EncodingRepair> done;
  for (int step = 0; step < kMostSteps; ++step) {
    const auto found = find_repair(extracted.text);
    if (!found) break;
    auto repaired = apply_repair(*found->misreading, extracted.text, offsets);
    extracted.text = std::move(repaired.text);
    if (!done) done = EncodingRepair{{}, 0, tenths(found->before), 0, tenths(found->margin)};
    done->map += (done->map.empty() ? "" : ", then ") + found->misreading->name;
    done->letters = std::max(done->letters, repaired.letters);
    done->after = tenths(found->after);
    done->margin = std::min(done->margin, tenths(found->margin));
  }
  if (!done) return;
  for (std::size_t i = 0; i < places.size(); ++i) *places[i] = offsets[i];
  extracted.notes.push_back(note_of(*done));
  extracted.repair = std::move(done);
}

}  // namespace tamga
