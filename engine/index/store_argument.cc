#include "engine/index/store_argument.h"

#include <algorithm>
#include <functional>

namespace tamga {

Status check_settings(const IndexSettings& settings) {
  const auto bits = settings.fingerprint_bits;
  if (bits != 40 && bits != 48) {
    return fail(ErrorCode::kInvalidArgument,
                "index settings: fingerprint_bits is " + std::to_string(bits) + ", not 40 or 48");
  }
  if (settings.fingerprints.k == 0 || settings.fingerprints.window == 0) {
    return fail(ErrorCode::kInvalidArgument, "index settings: k and window must be at least 1");
  }
  return {};
}

Status check_new_document(const NewDocument& document) {
  const auto& id = document.record.id;
  if (id.empty()) return fail(ErrorCode::kInvalidArgument, "a document without an id cannot be stored");
  if (document.text.text.size() > kMaxTextBytes) {
    return fail(ErrorCode::kInvalidArgument,
                id + ": the text is longer than " + std::to_string(kMaxTextBytes) + " bytes");
  }
  std::uint32_t end = 0;
  for (const auto& block : document.text.blocks) {
    if (block.range.begin < end || block.range.end < block.range.begin || block.range.end > document.text.text.size()) {
      return fail(ErrorCode::kInvalidArgument, id + ": the block at byte " + std::to_string(block.range.begin) +
                                                   " is out of order or outside the text");
    }
    end = block.range.end;
  }
  return {};
}

Status check_stop_set(const StopSet& stop_set) {
  if (std::ranges::adjacent_find(stop_set.hashes, std::greater_equal{}) != stop_set.hashes.end()) {
    return fail(ErrorCode::kInvalidArgument, "stop set: the hashes are not sorted or not different");
  }
  return {};
}

Result<Sequence> resolve_snapshot(const Filter& filter, Sequence now) {
  const auto snapshot = filter.snapshot.value_or(now);
  if (snapshot > now) {
    return fail(ErrorCode::kInvalidArgument, "snapshot " + std::to_string(to_number(snapshot)) +
                                                 " does not exist yet: the last change is " +
                                                 std::to_string(to_number(now)));
  }
  return snapshot;
}

}  // namespace tamga
