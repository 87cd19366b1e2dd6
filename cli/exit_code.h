// What the exit codes of `tamga` mean. docs/cli.md has the same table.
#pragma once

#include <cstdint>

#include "engine/base/result.h"

namespace tamga {

enum class ExitCode : std::uint8_t {
  kDone = 0,
  kOverThreshold = 1,    // a work is over --fail-above
  kUsage = 2,            // the command line makes no sense
  kDocumentsFailed = 3,  // some documents failed, the others are done
  kCorpusUnusable = 4,   // the corpus cannot be opened, read or written
  kInterrupted = 130,    // Ctrl-C
};

// The code for an error of a corpus as a whole.
ExitCode corpus_exit_code(const Error& error);

// The graver of two: what happened to one document must not hide what happened to another.
ExitCode worse(ExitCode a, ExitCode b);

}  // namespace tamga
