// The 8-bit code pages, by the name under which readers know them.
#pragma once

#include "tokenizers/encodings/code_pages.h"  // IWYU pragma: export
