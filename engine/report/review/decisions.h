// Decisions of people about a report, kept in a file of their own beside it: the report and its signature stay as they
// are. docs/decisions-format.md describes the JSON, docs/decisions.schema.json is its schema.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

enum class DecisionKind : std::uint8_t { kOpen, kConfirmed, kNotBorrowed };

std::string_view decision_name(DecisionKind kind);  // "open", "confirmed", "not_borrowed"

struct PassageDecision {
  std::uint32_t source = 0;  // number in the report, from 1
  CodePointRange work;       // of the passage in the work's text
  DecisionKind decision = DecisionKind::kOpen;
  std::string reason;
  std::string who;
  std::string when;       // as it was written down; by the page as YYYY-MM-DD
  std::string objection;  // of the student
  bool operator==(const PassageDecision&) const = default;
};

struct Decisions {
  std::string report_sha256;  // of the report's JSON, as render_json writes it
  struct Conclusion {         // about the work as a whole
    std::string text;
    std::string who;
    std::string when;
    bool operator==(const Conclusion&) const = default;
  };
  Conclusion conclusion;
  std::vector<PassageDecision> passages;  // by place in the work, then by source; at most one a passage
  bool operator==(const Decisions&) const = default;
};

inline constexpr std::uint32_t kDecisionsFormatVersion = 1;
inline constexpr std::size_t kMaxDecisionsBytes = std::size_t{16} << 20U;

// Reads a file of decisions, which may come from anybody. kCorrupt, naming `name` and the place, for anything that is
// not one; kUnsupported for another format or version; kLimitExceeded past kMaxDecisionsBytes.
Result<Decisions> read_decisions(std::string_view bytes, std::string_view name);

// As read_decisions reads it; equal decisions give equal bytes. Ends with a newline.
std::string render_decisions(const Decisions& decisions);

// Whether they are about this report, whose JSON has this SHA-256: kInvalidArgument, naming `name`, for those of
// another report or about a passage that it does not have. Time O((decisions + passages) log passages).
Status check_decisions(const Decisions& decisions, const Report& report, std::string_view report_sha256,
                       std::string_view name);

}  // namespace tamga
