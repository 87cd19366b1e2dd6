#include "service/works/workshop.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "corpora/corpus_directory.h"
#include "service/works/documents.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPauseBetweenTries{500};

constexpr const char* kUnmoved = "corpus.new";  // in the directory of the corpus, while one is made

// Nothing but the state, where that lies inside, and what an earlier try left.
bool has_room_for_a_corpus(const fs::path& directory, const fs::path& state) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    std::error_code none;
    const bool known = entry.path().filename() == kUnmoved || fs::equivalent(entry.path(), state, none);
    if (!known) return false;
  }
  return true;  // also where there is no directory
}

// Moves a whole corpus to its place, its description last: what was begun and cut short is gone on with.
Status move_into_place(const fs::path& whole, const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator(whole, error)) names.push_back(entry.path().filename());
  std::ranges::partition(names, [&](const fs::path& name) { return fs::is_directory(whole / name); });
  for (const auto& name : names) {
    if (!error) fs::rename(whole / name, directory / name, error);
  }
  if (!error) fs::remove(whole, error);
  if (error) return fail(ErrorCode::kUnavailable, directory.string() + ": cannot make a corpus: " + error.message());
  return {};
}

// Made inside its directory and then moved, so that a corpus whose making was cut short stands in nobody's way; the
// state may lie there already. Where there are other things, it is not for us to guess what the operator meant: the
// answer is that there is no corpus.
Result<Corpus> open_or_create(const fs::path& directory, const fs::path& state) {
  auto corpus = Corpus::open(directory, Access::kReadWrite);
  if (corpus || corpus.error().code != ErrorCode::kNotFound) return corpus;
  const auto unmoved = directory / kUnmoved;
  if (!read_corpus_description(unmoved)) {
    if (!has_room_for_a_corpus(directory, state)) return corpus;
    std::error_code error;
    fs::remove_all(unmoved, error);
    const auto absolute = fs::absolute(directory).lexically_normal();
    CorpusSettings settings;
    settings.name = (absolute.has_filename() ? absolute : absolute.parent_path()).filename().string();
    if (auto made = Corpus::create(unmoved, settings); !made) return made;
  }
  if (auto moved = move_into_place(unmoved, directory); !moved) return std::unexpected(moved.error());
  return Corpus::open(directory, Access::kReadWrite);
}

std::uint32_t threads_or_cores(std::uint32_t wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

// In the order of opening; taken down the other way round.
struct Workshop::Open {
  CorpusChanges corpus_changes;
  std::unique_ptr<KeyValueStore> store;
  std::unique_ptr<ErasureLedger> ledger;
  std::unique_ptr<Queue> queue;
  std::optional<Corpus> corpus;
  std::optional<Hooks> hooks;
  std::optional<Events> events;
  std::optional<Works> works;
  std::optional<WorkRunner> runner;
  std::optional<Sender> sender;
  std::optional<Desk> desk;
  std::vector<std::jthread> workers;

  Status open(const WorkshopSettings& settings);
  void start(const WorkshopSettings& settings);
};

Status Workshop::Open::open(const WorkshopSettings& settings) {
  const std::uint32_t senders = std::max(1U, settings.senders);
  auto stored = KeyValueStore::open(settings.state / "works");
  if (!stored) return std::unexpected(stored.error());
  store = *std::move(stored);
  auto remembered = ErasureLedger::open(settings.state);
  if (!remembered) return std::unexpected(remembered.error());
  ledger = *std::move(remembered);
  auto queued = Queue::open(*store, std::max(1U, senders / 2));
  if (!queued) return std::unexpected(queued.error());
  queue = *std::move(queued);
  auto opened = open_or_create(settings.corpus, settings.state);
  if (!opened) return std::unexpected(opened.error());
  corpus.emplace(*std::move(opened));
  hooks.emplace(*store);
  events.emplace(*hooks, *queue, settings.lms_body, settings.api_body);
  works.emplace(*store, *queue, *events, *ledger, settings.works);
  runner.emplace(*corpus, *works, *queue, corpus_changes, settings.runner, settings.job_failed);
  sender.emplace(*hooks, *queue, settings.sender, settings.event_told);
  // Before anybody is answered, so that a copy that was put back says nothing that was erased since.
  if (const auto replayed = works->replay_erasures(); !replayed) return std::unexpected(replayed.error());
  desk.emplace(Desk{*store, *corpus, *queue, *hooks, *events, *works, *ledger, corpus_changes, settings.corpus,
                    settings.state, settings.runner.shared});
  if (const auto replayed = replay_document_erasures(*desk); !replayed) return std::unexpected(replayed.error());
  return {};
}

void Workshop::Open::start(const WorkshopSettings& settings) {
  if (settings.keep_to_erasures) {
    queue->only({JobKind::kErase});
    workers.emplace_back([this](const std::stop_token& stop) { runner->run(stop); });
    return;
  }
  for (std::uint32_t i = 0; i < threads_or_cores(settings.workers); ++i) {
    workers.emplace_back([this](const std::stop_token& stop) { runner->run(stop); });
  }
  for (std::uint32_t i = 0; i < std::max(1U, settings.senders); ++i) {
    workers.emplace_back([this](const std::stop_token& stop) { sender->run(stop); });
  }
}

struct Workshop::State {
  WorkshopSettings settings;
  mutable std::mutex mutex;
  mutable std::condition_variable changed;
  std::unique_ptr<Open> open;  // guarded by mutex, as is what follows
  bool ready = false;
  bool stopped = false;
  std::string trouble;
  std::jthread opener;

  void run(const std::stop_token& stop);
};

void Workshop::State::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    auto fresh = std::make_unique<Open>();
    const auto opened = fresh->open(settings);
    std::unique_lock lock(mutex);
    if (stopped) return;
    if (opened) {
      open = std::move(fresh);
      open->start(settings);
      ready = true;
      trouble.clear();
      changed.notify_all();
      return;
    }
    trouble = opened.error().message;
    fresh.reset();
    changed.wait_for(lock, kPauseBetweenTries, [&] { return stopped; });
  }
}

Workshop::Workshop(WorkshopSettings settings) : state_(std::make_unique<State>()) {
  state_->settings = std::move(settings);
  state_->opener = std::jthread([state = state_.get()](const std::stop_token& stop) { state->run(stop); });
}

Workshop::~Workshop() {
  stop();
}

const Desk* Workshop::desk(std::chrono::milliseconds patience) const {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait_for(lock, patience, [&] { return state_->ready || state_->stopped; });
  if (!state_->ready || state_->stopped) return nullptr;
  const auto& desk = state_->open->desk;
  return desk ? &*desk : nullptr;
}

std::string Workshop::trouble() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->trouble;
}

// The desk stays valid: handlers that hold it may still be at work.
void Workshop::stop() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->stopped = true;
  }
  state_->changed.notify_all();
  state_->opener.request_stop();
  if (state_->opener.joinable()) state_->opener.join();
  if (!state_->open) return;
  for (auto& worker : state_->open->workers) worker.request_stop();
  state_->open->workers.clear();
}

}  // namespace tamga
