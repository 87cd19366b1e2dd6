// What the options of `tamga scan` say.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands/exclusion_options.h"
#include "corpora/scan/scan.h"
#include "engine/base/result.h"

namespace tamga {

enum class ScanFormat : std::uint8_t { kText, kJsonLines, kCsv };

class ScanCommandOptions {
 public:
  // Adds all options to `app`, which must not outlive this object.
  void add_to(CLI::App& app);

  // The works: files, folders, archives, and the paths of lists. An Error names the list that cannot be read.
  Result<std::vector<std::filesystem::path>> sources() const;
  // Reads templates and metadata; kInvalidArgument for options that make no sense together.
  Result<ScanOptions> options() const;
  ScanFormat format() const { return format_; }
  bool shows_progress() const { return progress_; }

 private:
  void add_source_options(CLI::App& app);
  void add_output_options(CLI::App& app);
  Status check() const;
  Result<WorkReading> reading() const;

  std::vector<std::string> sources_;
  std::string corpus_;
  CheckSettings settings_;
  ExclusionOptions exclusions_;
  bool no_peers_ = false;
  std::string author_from_;
  bool author_from_folder_ = false;
  std::string metadata_file_;
  std::string course_, assignment_, collection_, legal_basis_;
  bool add_ = false;
  std::uint32_t jobs_ = 0;
  std::string out_;
  ReportsKept reports_ = ReportsKept::kAll;
  UiLanguage language_ = UiLanguage::kKyrgyz;
  ScanFormat format_ = ScanFormat::kText;
  bool progress_ = false;
};

}  // namespace tamga
