#include "cli/commands/metadata_options.h"

#include <chrono>
#include <optional>

namespace tamga {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

// Says what is wrong with a date, or nothing. A day that does not exist is wrong too.
std::string check_date(const std::string& text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const std::string_view view = text;
    const auto year = number(view.substr(0, 4));
    const auto month = number(view.substr(5, 2));
    const auto day = number(view.substr(8, 2));
    if (year && month && day &&
        std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                    std::chrono::day(static_cast<unsigned>(*day)))
            .ok()) {
      return {};
    }
  }
  return "not a date like 2026-05-30: " + text;
}

std::optional<std::string> if_given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

void MetadataOptions::add_to(CLI::App& app) {
  const auto add = [&app](const char* name, std::string& value, const char* text, const char* description) {
    return app.add_option(name, value, description)->option_text(text);
  };
  add("--id", id_, "ID", "Id of the document, for a single file; by default its name");
  add("--title", title_, "TITLE", "Title shown in reports");
  add("--author", author_, "ID", "Id of the author; never shown in the body of a report");
  add("--course", course_, "NAME", "Course that it was written for");
  add("--assignment", assignment_, "NAME", "Assignment that it answers");
  add("--date", date_, "DATE", "Date of the document, like 2026-05-30")->check(check_date);
  add("--collection", collection_, "NAME", "Part of the corpus that it belongs to");
  add("--institution", institution_, "NAME", "Institution that it belongs to");
  add("--legal-basis", legal_basis_, "TEXT", "Why the text may be kept: consent, law, ...");
  app.add_flag("--not-a-source", not_a_source_, "Keep it, but never report it as a source");
}

Metadata MetadataOptions::metadata() const {
  Metadata metadata;
  metadata.id = if_given(id_);
  metadata.title = if_given(title_);
  metadata.author_id = if_given(author_);
  metadata.course = if_given(course_);
  metadata.assignment = if_given(assignment_);
  metadata.date = if_given(date_);
  metadata.collection = if_given(collection_);
  metadata.institution = if_given(institution_);
  metadata.legal_basis = if_given(legal_basis_);
  if (not_a_source_) metadata.may_be_source = false;
  return metadata;
}

}  // namespace tamga
