#include "engine/version.h"

namespace tamga {

std::string_view engine_version() {
  return TAMGA_VERSION;
}

}  // namespace tamga
