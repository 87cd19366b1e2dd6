#include "cli/add_view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/layout.h"
#include "engine/base/json.h"

namespace tamga {

std::string_view outcome_word(PutOutcome outcome) {
  switch (outcome) {
    case PutOutcome::kAdded:
      return "added";
    case PutOutcome::kReplaced:
      return "replaced";
    case PutOutcome::kUnchanged:
      break;
  }
  return "unchanged";
}

std::string added_text(const AddOutcome& outcome) {
  return fmt::format("{}\t{}\t{}\n", outcome_word(outcome.result->outcome), printable(outcome.id),
                     printable(outcome.file_name));
}

std::string added_json(const AddOutcome& outcome) {
  Json line;
  line["outcome"] = outcome.result ? outcome_word(outcome.result->outcome) : "failed";
  if (!outcome.id.empty()) line["id"] = outcome.id;
  line["file"] = outcome.file_name;
  if (const auto stated = stated_by_name(outcome.file_name); !stated.author.empty()) line["author"] = stated.author;
  if (!outcome.result) {
    line["code"] = fault_name(fault_of(outcome.result.error()));
    line["message"] = outcome.result.error().message;
  }
  return dump_json_line(line) + "\n";
}

}  // namespace tamga
