// Does the jobs about works: reads their files, checks them, takes them into the corpus and out of it.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "corpora/corpus.h"
#include "service/config/shared_collections.h"
#include "service/jobs/queue.h"
#include "service/works/corpus_changes.h"
#include "service/works/works.h"

namespace tamga {

struct RunnerSettings {
  std::uint32_t least_words = 8;   // a work with fewer has too little text
  std::uint32_t most_tries = 5;    // of a reading or a check that fails for want of something; then the work has failed
  Milliseconds first_pause = 500;  // before the second try; doubles with each, to a minute
  std::string collection = "submissions";  // of works that were handed in, where a request names none
  SharedCollections shared;
};

class WorkRunner {
 public:
  // `failed` learns of every try that did not do what it was to do; the sentence names no person and no text.
  using Failed = std::function<void(const Job&, const std::string&)>;

  // `corpus_changes` is held shared while a job changes the corpus and ends.
  WorkRunner(Corpus& corpus, Works& works, Queue& queue, CorpusChanges& corpus_changes, RunnerSettings settings,
             Failed failed = {});

  void run_one(const Job& job);
  void run(const std::stop_token& stop);  // jobs of the works' lane, until `stop`

 private:
  Status extract(const Job& job);
  Status check(const Job& job);
  Status index(const Job& job);
  Status erase(const Job& job);
  Status give_up(const Job& job, const Error& error);
  CheckSettings settings_for(const WorkRecord& work) const;
  Result<Report> check_without_erased(const Work& work, CheckSettings settings) const;
  Status require_sources(const Job& job, const Report& report) const;
  Status count_in_assignment(const WorkRecord& record, Report& report) const;

  Corpus& corpus_;
  Works& works_;
  Queue& queue_;
  CorpusChanges& corpus_changes_;
  RunnerSettings settings_;
  Failed failed_;
};

// What the LMS shows of a report: shares and the first sources. `submitted` is the collection of works handed in.
ReportSummary summarise(const Report& report, const std::string& submitted);

}  // namespace tamga
