// A small file beside the database that says how many changes were acknowledged. The log of a database cannot tell a
// write that a crash cut short from one that was whole and is damaged now: both end it early. The mark can: it is
// written behind every change, so no change that it counts may be missing.
#pragma once

#include <cstdint>
#include <filesystem>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

class CommitMark {
 public:
  // For writing; the file is made if it is missing.
  static Result<CommitMark> open(const std::filesystem::path& index);

  // Not made durable: a mark that a crash sets back claims less, never more. An error is of no harm for the same
  // reason.
  void set(std::uint64_t commits);

 private:
  explicit CommitMark(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

std::filesystem::path commit_mark_path(const std::filesystem::path& index);

// What the mark says; 0 if there is none or it is damaged, which is no claim at all.
std::uint64_t read_commit_mark(const std::filesystem::path& index);

}  // namespace tamga
