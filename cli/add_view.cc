#include "cli/add_view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/layout.h"
#include "engine/base/json.h"

namespace tamga {
namespace {

// Its name, and the author whom the name gives.
void add_file(std::string_view file, Json& line) {
  line["file"] = file;
  if (const auto stated = stated_by_name(std::string(file)); !stated.author.empty()) line["author"] = stated.author;
}

}  // namespace

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
  if (!outcome.result) return refused_json(outcome.file_name, outcome.result.error(), outcome.id);
  Json line;
  line["outcome"] = outcome_word(outcome.result->outcome);
  if (!outcome.id.empty()) line["id"] = outcome.id;
  add_file(outcome.file_name, line);
  return dump_json_line(line) + "\n";
}

std::string refused_json(std::string_view file, const Error& error, std::string_view id) {
  Json line;
  line["outcome"] = "failed";
  if (!id.empty()) line["id"] = id;
  add_file(file, line);
  line["code"] = fault_name(fault_of(error));
  line["message"] = error.message;
  return dump_json_line(line) + "\n";
}

}  // namespace tamga
