// Sorting by fingerprint, with a radix sort: what takes n log n comparisons otherwise takes a few passes.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/index/posting.h"

namespace tamga {

// Sorts numbers below 2^bits. Time O(n * bits / 8), memory once more as much.
void radix_sort(std::vector<std::uint64_t>& numbers, std::uint32_t bits);

// Sorts postings by fingerprint; equal ones stay in their order. So postings that come in order of document end in
// order of (fingerprint, document). Time and memory as above.
void radix_sort(std::vector<Posting>& postings, std::uint32_t bits);

}  // namespace tamga
