#include "engine/report/certificate/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace tamga {

Result<QrCode> qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      QRcode_free);
  if (!made)
    return fail(ErrorCode::kLimitExceeded, "a text of " + std::to_string(text.size()) + " bytes fits no QR code");
  QrCode code;
  code.size = static_cast<std::size_t>(made->width);
  code.dark.reserve(code.size * code.size);
  for (std::size_t i = 0; i < code.size * code.size; ++i) code.dark.push_back(made->data[i] & 1U);
  return code;
}

}  // namespace tamga
