// Options that the commands of the service share.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/service_program.h"

namespace tamga {

// --corpus, --state and --config.
inline void add_service_options(CLI::App& app, ServicePlace& place) {
  app.add_option("--corpus", place.corpus, "Directory of the corpus")->option_text("DIR")->envname("TAMGA_CORPUS");
  app.add_option("--state", place.state, "Directory of works, keys and logs (in the corpus)")->option_text("DIR");
  app.add_option("--config", place.config, "File of the settings (docs/operations.md)")->option_text("FILE");
}

}  // namespace tamga
