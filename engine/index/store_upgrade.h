// Indexes of format versions 1 and 2, which kept posting blocks as rows of the database.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/database.h"
#include "engine/index/row_codec.h"
#include "engine/index/segment.h"

namespace tamga {

// Writes the segments of an old index as files into `directory`. Time O(postings); memory: a block.
Result<std::vector<SegmentPointer>> convert_segments(const Database& database, const IndexState& state,
                                                     std::uint32_t fingerprint_bits,
                                                     const std::filesystem::path& directory);

// The same into files of the system's temporary directory that have no name any more: they vanish with the last pointer
// to them.
Result<std::vector<SegmentPointer>> convert_for_reading(const Database& database, const IndexState& state,
                                                        std::uint32_t fingerprint_bits);

// Turns an index of an earlier format into one of the present format, in place; nothing to do for a present one. A
// crash leaves either. Readers that are open beside go on with what they see.
Status upgrade_store(Database& database, const std::filesystem::path& index);

}  // namespace tamga
