// The overnight scan: every work of a folder, an archive or a list against a corpus and against all others.
//
// Without a corpus it is the comparison of a class: in memory, with nothing on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "corpora/scan/scan_folder.h"
#include "corpora/scan/summary.h"
#include "corpora/scan/work_reader.h"
#include "corpora/sources/document_source.h"
#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/report/terms/terms.h"

namespace tamga {

struct ScanOptions {
  std::optional<std::filesystem::path> corpus;  // empty: the works are only compared with each other
  CheckSettings settings;                       // its collections are those of the corpus that are searched
  bool peers = true;                            // compare the works with each other
  WorkReading reading;
  std::uint32_t threads = 1;
  bool add = false;                          // put the works into the corpus, when all are checked
  std::optional<std::filesystem::path> out;  // keep results here, and go on from what is there
  ReportsKept reports = ReportsKept::kAll;
  UiLanguage language = UiLanguage::kKyrgyz;  // that pages open with
  // All shares and flags of all works are wanted; always so with a corpus or a folder. Otherwise a work that has no
  // source is not read for quotations, set phrases and signs of disguise, which nobody asked about.
  bool complete = false;
};

enum class ScanStep : std::uint8_t { kReading, kChecking, kAdding };

struct ScanProgress {
  ScanStep step = ScanStep::kReading;
  std::uint64_t done = 0;
  std::optional<std::uint64_t> total;
  std::uint64_t kept = 0;  // of `done`, from an earlier start
  std::string name;        // of the file
};

// What a scan tells while it runs, in the calling thread.
struct ScanEvents {
  std::function<bool(const ScanProgress&)> progress;      // false: stop
  std::function<void(const std::string&)> line;           // of each work or failed file, in the order of names
  std::function<void(const Error&)> not_added = nullptr;  // one that could not be put into the corpus
};

struct ScanResult {
  ScanSummary summary;
  bool complete = true;  // of the summary: see ScanOptions
  bool stopped = false;  // `progress` answered false; the summary is empty
};

// Scans what `open` gives, which is asked once more for the step of adding. The lines and the result are a pure
// function of the files, the corpus snapshot, the settings and the version: neither order nor threads nor interruptions
// change a byte. Errors: the corpus or the folder cannot be used; a bad file is a line.
//
// Memory: that of read_works(), then 8 bytes a fingerprint while the table of all is made, the reports in work (four a
// thread), and about 1 KiB a work.
Result<ScanResult> scan(const std::function<std::unique_ptr<DocumentSource>()>& open, const ScanOptions& options,
                        const ScanEvents& events);

}  // namespace tamga
