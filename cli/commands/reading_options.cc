#include <string>
#include <vector>

#include "cli/commands/command.h"
#include "corpora/worker/limits.h"

namespace tamga {

void add_reading_options(CLI::App& program, WallSettings& settings) {
  program
      .add_flag("--require-sandbox", settings.require_sandbox,
                "Read no file unless all layers of the sandbox are on (tamga doctor)")
      ->envname("TAMGA_REQUIRE_SANDBOX");
  program
      .add_flag("--ocr", settings.ocr,
                "Read the text of pictures, and of PDF documents without a text layer, with tesseract")
      ->envname("TAMGA_OCR");
  program
      .add_option_function<std::vector<std::string>>(
          "--limit",
          [&settings](const std::vector<std::string>& limits) {
            for (const auto& limit : limits) {
              if (const auto set = set_limit(settings, limit); !set) {
                throw CLI::ValidationError("--limit", set.error().message);
              }
            }
          },
          "A limit of reading a file, as tamga doctor lists them: memory=1GiB; may be repeated")
      ->option_text("NAME=VALUE")
      ->expected(1)
      ->take_all();
}

}  // namespace tamga
