// What is known about a work that was handed in: everything but its bytes, its text, its report, and names of people.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/match/exclusions/exclusion_settings.h"
#include "service/state/clock.h"
#include "service/state/priority.h"

namespace tamga {

enum class Origin : std::uint8_t { kLms, kApi };

enum class WorkStatus : std::uint8_t {
  kCreated,     // no file yet
  kProcessing,  // its text is being read
  kComplete,    // its text is there
  kError,       // it has none: error_code says why
  kDeleted      // text, file and report are gone
};
std::string_view work_status_name(WorkStatus status);  // "CREATED", "PROCESSING", ...

enum class ReportStatus : std::uint8_t {
  kNone,       // nobody asked
  kRequested,  // asked for, or asked for again since the report that there is
  kComplete
};

// How a work is to be checked. All of it is stored with the work, so that a check can be repeated.
struct CheckRequest {
  bool add_to_index = false;             // its text may be a source for others from now on
  std::vector<std::string> collections;  // that are searched; empty: all of the institution
  OwnScope own_scope = OwnScope::kAssignment;
  std::uint32_t exclusions = ExclusionSet::all().bits();  // ExclusionSet::bits() of those switched on
  std::uint32_t small_words = 0;           // passages shorter than this do not count; 0: no more than the engine's own
  LeastSource least_source;                // sources that share less do not count
  std::vector<std::string> named_sources;  // ids of documents that do not count
  std::vector<std::string> without;        // ids of works that are no sources for this one
  std::string legal_basis;                 // why its text may be kept in the corpus
  std::string collection;                  // where it goes with add_to_index
  Priority priority = Priority::kInteractive;
  bool operator==(const CheckRequest&) const = default;
};
ExclusionSet exclusions_of(const CheckRequest& request);

// One source in short, for lists.
struct TopSource {
  std::string id;
  std::string collection;
  std::string date;  // ISO 8601, of the document or of its taking in
  std::uint32_t words = 0;
  std::uint32_t percent = 0;
  bool operator==(const TopSource&) const = default;
};

// The current report in figures.
struct ReportSummary {
  std::uint32_t percent = 0;            // lms_percent
  std::uint32_t submitted_percent = 0;  // of words credited to sources that were handed in here
  std::uint32_t longest_words = 0;      // of the first source
  std::vector<TopSource> top;           // at most kTopSources, most words first
  bool operator==(const ReportSummary&) const = default;
};
inline constexpr std::size_t kTopSources = 10;

struct WorkRecord {
  std::string id;
  std::string institution;
  std::string key_id;  // that handed it in: its webhooks are told
  Origin origin = Origin::kLms;
  std::string owner;                // whose work it is: an id that the caller chose
  std::vector<std::string> owners;  // all authors, where there are several
  std::string title;
  std::string file_name;
  std::string course;      // id of it
  std::string assignment;  // likewise
  std::string kind;        // of written work: "ASSIGNMENT", "FORUM", ...; for coverage
  std::string custom;      // echoed to webhooks
  Milliseconds created = 0;
  Milliseconds uploaded = 0;  // the last file; 0: none
  std::uint64_t uploads = 0;
  WorkStatus status = WorkStatus::kCreated;
  std::string error_code;     // of kError: "CANNOT_EXTRACT_TEXT", ...
  std::string error_message;  // a sentence for people
  std::string format;         // as it was read: "DOCX"
  std::string sha256;
  std::uint32_t pages = 0;  // 0 where the format has none
  std::uint32_t words = 0;
  std::uint64_t characters = 0;
  CheckRequest request;
  std::uint64_t requests = 0;  // reports asked for, again and again
  std::uint64_t reported = 0;  // the request that the current report answers; 0: there is no report
  Milliseconds requested_at = 0;
  Milliseconds generated_at = 0;
  ReportSummary summary;
  bool indexed = false;  // it may stand in the corpus
  bool operator==(const WorkRecord&) const = default;

  ReportStatus report_status() const {
    if (requests == 0) return ReportStatus::kNone;
    return reported == requests ? ReportStatus::kComplete : ReportStatus::kRequested;
  }
};

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, CheckRequest>
void visit_fields(Io& io, Row& request) {
  io(request.add_to_index);
  io.list(request.collections);
  io.choice(request.own_scope, OwnScope::kNone);
  io(request.exclusions);
  io(request.small_words);
  for (auto* number : {&request.least_source.words, &request.least_source.hundredths}) io(*number);
  io.list(request.named_sources);
  io.list(request.without);
  io(request.legal_basis);
  io(request.collection);
  io.choice(request.priority, Priority::kBatch);
}

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, TopSource>
void visit_fields(Io& io, Row& source) {
  for (auto* text : {&source.id, &source.collection, &source.date}) io(*text);
  for (auto* number : {&source.words, &source.percent}) io(*number);
}

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, WorkRecord>
void visit_fields(Io& io, Row& work) {
  for (auto* text : {&work.id, &work.institution, &work.key_id}) io(*text);
  io.choice(work.origin, Origin::kApi);
  io(work.owner);
  io.list(work.owners);
  for (auto* text : {&work.title, &work.file_name, &work.course, &work.assignment, &work.kind, &work.custom}) io(*text);
  for (auto* time : {&work.created, &work.uploaded}) io(*time);
  io(work.uploads);
  io.choice(work.status, WorkStatus::kDeleted);
  for (auto* text : {&work.error_code, &work.error_message, &work.format, &work.sha256}) io(*text);
  for (auto* number : {&work.pages, &work.words}) io(*number);
  io(work.characters);
  visit_fields(io, work.request);
  for (auto* number : {&work.requests, &work.reported}) io(*number);
  for (auto* time : {&work.requested_at, &work.generated_at}) io(*time);
  for (auto* number : {&work.summary.percent, &work.summary.submitted_percent, &work.summary.longest_words})
    io(*number);
  io.list(work.summary.top);
  io(work.indexed);
}

inline constexpr std::uint8_t kWorkRowVersion = 1;

// Every job about a work that changes the work runs in this chain.
inline std::string chain_of(const std::string& work) {
  return work;
}

}  // namespace tamga
