// What the options of `check` and `compare` say about exclusions.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/exclusion_request.h"

namespace tamga {

class ExclusionOptions {
 public:
  // Adds --exclude, --include, --own-scope, --template, --exclude-source, --min-words and --min-source to `app`, which
  // must not outlive this object. Names and numbers are checked while the command line is parsed.
  void add_to(CLI::App& app);

  // Puts what was given into `settings` and reads the templates; an Error names the file.
  Status apply(CheckSettings& settings) const;

 private:
  ExclusionRequest request_;
  std::vector<std::string> templates_;
};

// --template, for commands that take texts of the teacher without the other options.
void add_template_option(CLI::App& app, std::vector<std::string>& paths, const std::string& description);
// The texts in these files, in their order; an Error names the file.
Result<std::vector<TemplateText>> read_templates(const std::vector<std::string>& paths);

}  // namespace tamga
