// Works that were handed in: from the first call to the report, for the learning platform's API and for our own.
//
// Every method that changes something is durable when it returns, and repeating it does no harm. Reading the file,
// checking, and telling webhooks are jobs; see service/jobs/queue.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/storage/key_value_store.h"
#include "engine/text/extracted_text.h"
#include "service/jobs/queue.h"
#include "service/state/clock.h"
#include "service/state/erasure_ledger.h"
#include "service/state/person.h"
#include "service/state/work_record.h"
#include "service/webhooks/events.h"
#include "service/works/coverage.h"

namespace tamga {

struct NewWork {
  WorkRecord record;           // id, created and status are set by create(); an id that is given is kept
  std::vector<Person> people;  // names and addresses, kept apart
};

struct WorksSettings {
  Milliseconds completion_delay = 10'000;  // between an upload and the event of its completion
  std::uint32_t least_words = 8;           // a work with fewer has too little text
};

// Any method may be called from several threads at once. An id that is unknown, or of another institution, is
// kNotFound.
class Works {
 public:
  // Everything outlives it. `ledger` remembers what is taken away, before it is.
  Works(KeyValueStore& store, Queue& queue, Events& events, ErasureLedger& ledger, const WorksSettings& settings);

  // Takes a work note of, without a file yet. Its id is a UUID. kInvalidArgument: the work of the id that is given was
  // deleted.
  Result<WorkRecord> create(NewWork work);

  // Takes the bytes in and promises to read them. A second file replaces the first: text and report of that are gone,
  // and a report that was asked for is made again. kInvalidArgument: no bytes, or the work was deleted.
  Result<WorkRecord> hand_in(std::string_view institution, std::string_view id, std::string file_name,
                             std::string bytes);

  // Promises a report, also while the text is being read, while another report is running, and again when there is one:
  // later requests replace earlier ones that are not done. A work whose text is unusable stays kError: the request
  // is not kept.
  Result<WorkRecord> request_report(std::string_view institution, std::string_view id, CheckRequest request);

  // Changes how a work is checked that has been asked about, for good: its report goes at once and is made again, and
  // webhooks are told that it is another one (SIMILARITY_UPDATED). kInvalidArgument: it has no text.
  Result<WorkRecord> change_request(std::string_view institution, std::string_view id,
                                    const std::function<void(CheckRequest&)>& change);

  // Promises an event about a work as it is now to the webhooks that asked for it.
  Result<WorkRecord> tell(std::string_view institution, std::string_view id, std::string_view event);

  Result<WorkRecord> find(std::string_view institution, std::string_view id) const;
  Result<std::string> report(std::string_view institution, std::string_view id) const;  // JSON; kNotFound: none yet
  Result<ExtractedText> text(std::string_view institution, std::string_view id) const;
  Result<std::optional<Person>> person(std::string_view institution, std::string_view id) const;

  // Works of an institution, newest first, from behind the place `after` (empty: the newest); `visit` gets the place
  // too and returns whether to go on.
  Status list(std::string_view institution, std::string_view after,
              const std::function<bool(const WorkRecord&, const std::string& place)>& visit) const;

  // Takes a work away: file, text, report, and its text in the corpus; reports of others that show it are gone when
  // this returns, and are made again without it. `forget`: the record too; otherwise it stays as kDeleted.
  Status remove(std::string_view institution, std::string_view id, bool forget);

  // Every work that names this person as owner or among its owners, and the person's names. How many works.
  Result<std::uint64_t> erase_person(std::string_view institution, std::string_view person);
  // Takes away again what the ledger says was erased, after an older copy of the state was put back; what a person
  // handed in since stays. How many works and people. Time O(works).
  Result<std::uint64_t> replay_erasures();
  // Whether a work was taken away, or is being: no report may show it, wherever it is still found.
  bool erased(std::string_view institution, std::string_view id) const;

  // Works handed in by month of creation, first and last included ("2026-11"); empty: no bound.
  Result<Coverage> coverage(std::string_view institution, std::string_view first_month,
                            std::string_view last_month) const;

  // For the jobs: what they need, and what they found. `version` is that of the job; where it is not the work's any
  // more, nothing happens and the job is finished.
  struct Reading {
    WorkRecord work;
    std::string bytes;
  };
  Result<std::optional<Reading>> to_read(const Job& job) const;
  struct ReadText {
    ExtractedText text;
    std::string sha256;
    std::uint32_t words = 0;
  };
  Status store_text(const Job& job, const ReadText& read);
  Status store_failure(const Job& job, std::string code, std::string sentence);
  Result<std::optional<WorkRecord>> to_check(const Job& job) const;
  Result<std::optional<WorkRecord>> to_index(const Job& job) const;
  // Notes that a report of the work is going to show these sources. To be called before anybody looks whether they are
  // still there: what is taken away from then on finds the note, and the report is made again.
  struct Source {
    std::string institution;  // that it stands under
    std::string id;
  };
  Status note_sources(const Job& job, const std::vector<Source>& sources);
  Status store_report(const Job& job, const ReportSummary& summary, std::string json);

  // A report that shows the text of a source which is gone must not keep it, whoever's report it is: it goes at once
  // and is made again.
  Status renew_reports_showing(std::string_view institution, const std::string& source);

 private:
  // What a change of one work comes to: rows, and jobs that follow from it.
  struct Change {
    std::vector<KeyChange> rows;
    std::vector<Queue::Promise> jobs;
  };
  using Edit = std::function<Status(WorkRecord&, Change&)>;
  // Reads the work, lets `edit` change it, and writes all in one batch. One at a time a work.
  Result<WorkRecord> update(std::string_view institution, std::string_view id, const Edit& edit);
  // The same for a job, whose row goes in the same batch, whatever becomes of it.
  Status conclude(const Job& job, const Edit& edit);
  Result<std::optional<WorkRecord>> load(std::string_view id) const;
  Status commit(const WorkRecord& work, Change change);
  void promise(JobKind kind, const WorkRecord& work, std::uint64_t version, Change& change,
               std::string_view event = {});
  // Takes the work out of the corpus, and what was recorded of its bytes out of its assignment.
  void promise_erasure(const WorkRecord& work, Change& change);
  void promise_event(const WorkRecord& work, std::string_view event, Change& change);
  void take_away(const WorkRecord& work, Change& change, bool forget);
  Status forget_person(std::string_view institution, std::string_view person);
  Result<bool> replay_person(std::string_view institution, std::string_view person, Milliseconds erased);
  Result<std::vector<std::string>> works_of(std::string_view institution, std::string_view person) const;
  std::mutex& mutex_of(std::string_view id) const;

  KeyValueStore& store_;
  Queue& queue_;
  Events& events_;
  ErasureLedger& ledger_;
  WorksSettings settings_;
  mutable std::array<std::mutex, 64> mutexes_;
};

}  // namespace tamga
