// A text as a QR code (ISO/IEC 18004), by libqrencode: a square of dark and light modules.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

struct QrCode {
  std::size_t size = 0;             // modules a side
  std::vector<unsigned char> dark;  // size * size, row by row: 1 where the module is dark
};

// Bytes as they are, error correction M (15 % of the code may be lost). kLimitExceeded past 2,331 bytes.
Result<QrCode> qr_code(std::string_view text);

}  // namespace tamga
