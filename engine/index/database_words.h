// What the sentences of store_error() call an index.
#pragma once

#include "engine/storage/store_error.h"

namespace tamga {

inline constexpr StoreWords kIndexWords{"the corpus", "the index"};

}  // namespace tamga
