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

// "2026", "2026-05" or "2026-05-30", as in a table of metadata. A day that does not exist is no date.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return false;
  const auto year = number(text.substr(0, 4));
  const auto month = text.size() > 4 ? number(text.substr(5, 2)) : 1;
  const auto day = text.size() > 7 ? number(text.substr(8, 2)) : 1;
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

// Says what is wrong with a date, or nothing: the form that CLI11 asks for.
std::string check_date(const std::string& text) {
  return is_date(text) ? std::string() : "not a date like 2026-05-30: " + text;
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
  add("--date", date_, "DATE", "Date of the document: 2026-05-30, 2026-05 or 2026")->check(check_date);
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
