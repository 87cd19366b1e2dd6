// The store in memory: obvious rather than fast. For comparing without a corpus, and the double of every other store in
// the tests.
#pragma once

#include <memory>

#include "engine/index/fingerprint_store.h"

namespace tamga {

std::unique_ptr<FingerprintStore> make_memory_store(const IndexSettings& settings);

}  // namespace tamga
