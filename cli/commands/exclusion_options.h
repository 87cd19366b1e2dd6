// What the options of `check` and `compare` say about exclusions.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check.h"

namespace tamga {

class ExclusionOptions {
 public:
  // Adds --exclude, --include, --own-scope, --template, --exclude-source, --min-words and --min-source to `app`, which
  // must not outlive this object. Names and numbers are checked while the command line is parsed.
  void add_to(CLI::App& app);

  // Puts what was given into `settings` and reads the templates; an Error names the file.
  Status apply(CheckSettings& settings) const;

 private:
  std::string exclude_ = "all";
  std::string include_;
  std::string own_scope_ = "all";
  std::string min_source_ = "0";
  std::vector<std::string> templates_;
  std::vector<std::string> sources_;
  std::uint32_t min_words_ = 8;
};

}  // namespace tamga
