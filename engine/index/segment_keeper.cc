#include "engine/index/segment_keeper.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <system_error>
#include <utility>

namespace tamga {
namespace {

// Memory bound: so many times what makes the buffer full may be in memory, what is being packed included.
constexpr std::uint64_t kMostHeld = 5;

std::uint64_t expected_postings(const VersionTable& versions, std::uint32_t first, std::uint32_t last) {
  std::uint64_t expected = 0;
  for (std::uint32_t document = first; document <= last; ++document) {
    const auto& version = versions.at(document);
    if (version.current()) expected += version.fingerprints;
  }
  return expected;
}

std::vector<std::uint64_t> sizes_of(std::span<const SegmentPointer> segments) {
  std::vector<std::uint64_t> sizes;
  for (const auto& segment : segments) sizes.push_back(segment->info().postings);
  return sizes;
}

// Does the segment hold postings of documents that are gone?
bool holds_gone(const Segment& segment, const VersionTable& versions) {
  const auto& info = segment.info();
  return expected_postings(versions, info.first_document, info.last_document) != info.postings;
}

PostingSource all_of(std::span<const SegmentPointer> segments, const PostingBuffer& buffer) {
  std::vector<PostingSource> sources;
  for (const auto& segment : segments) sources.push_back(segment_postings(segment));
  if (!buffer.empty() || sources.empty()) {
    sources.push_back(listed_postings(std::make_shared<const std::vector<Posting>>(buffer.sorted())));
  }
  return merged_postings(std::move(sources));
}

// The rows of fingerprints of current documents, which a segment holds from now on.
void drop_fingerprint_rows(StoreEdit& edit, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t document = first; document <= last; ++document) {
    if (edit.next.versions.at(document).current())
      edit.drop_row(Family::kRows, document_key(kFingerprintsRow, document));
  }
}

std::uint32_t first_document(std::span<const SegmentPointer> tail, const StoreView& view) {
  return tail.empty() ? view.first_buffered_document() : tail.front()->info().first_document;
}

}  // namespace

std::optional<SegmentRun> due_merge(std::span<const std::uint64_t> postings) {
  std::uint64_t newer = std::accumulate(postings.begin(), postings.end(), std::uint64_t{0});
  for (std::size_t i = 0; i + 1 < postings.size(); ++i) {
    newer -= postings[i];
    if (2 * newer >= postings[i]) return SegmentRun{i, postings.size()};
  }
  return std::nullopt;
}

// What is being packed: the frozen buffer, and the newest segments where there would be too many of them.
struct SegmentKeeper::Packing {
  std::shared_ptr<const StoreView> view;
  std::vector<SegmentPointer> tail;
  std::uint32_t number = 0;
};

struct SegmentKeeper::Merging {
  std::shared_ptr<const StoreView> view;
  std::vector<SegmentPointer> segments;
  std::uint32_t number = 0;
};

SegmentKeeper::SegmentKeeper(StoreChanges& changes, std::filesystem::path index, const RocksDbOptions& options)
    : changes_(changes), index_(std::move(index)), options_(options) {
  if (!options.background) return;
  packer_ = std::jthread([this](const std::stop_token& stop) { work(stop, [this] { pack_what_is_due(); }); });
  merger_ = std::jthread([this](const std::stop_token& stop) { work(stop, [this] { merge_what_is_due(); }); });
}

SegmentKeeper::~SegmentKeeper() {
  stop_.request_stop();
}

// Does `step` at the beginning, after every change, and now and then: what failed may succeed by then.
void SegmentKeeper::work(const std::stop_token& stop, const std::function<void()>& step) {
  std::uint64_t seen = 0;
  while (!stop.stop_requested()) {
    step();
    std::unique_lock lock(wake_mutex_);
    wake_.wait_for(lock, stop, options_.retry_after, [&] { return changed_ != seen; });
    seen = changed_;
  }
}

// What fails would mostly fail again at once, on a full disk, or for ever, of a damaged segment: so each time it is
// left alone for twice as long. Holding the mutex of the chore.
void SegmentKeeper::note(Chore& chore, const Status& status) {
  constexpr std::uint32_t kMostDoublings = 6;
  if (status) {
    chore.failures = 0;
  } else {
    chore.next_try = std::chrono::steady_clock::now() + options_.retry_after * (1U << chore.failures);
    chore.failures = std::min(chore.failures + 1, kMostDoublings);
  }
  const std::scoped_lock lock(wake_mutex_);
  chore.trouble.reset();
  if (!status) chore.trouble = status.error();
}

std::optional<Error> SegmentKeeper::trouble_of(const Chore& chore) const {
  const std::scoped_lock lock(wake_mutex_);
  return chore.trouble;
}

std::optional<Error> SegmentKeeper::trouble() const {
  auto trouble = trouble_of(packing_);
  return trouble ? trouble : trouble_of(merging_);
}

void SegmentKeeper::changed() {
  {
    const std::scoped_lock lock(wake_mutex_);
    ++changed_;
  }
  wake_.notify_all();
  if (options_.background) return;
  pack_what_is_due();
  merge_what_is_due();
}

void SegmentKeeper::pack_what_is_due() {
  const std::scoped_lock lock(packing_.mutex);
  if (std::chrono::steady_clock::now() < packing_.next_try) return;
  while (packing_is_due()) {
    const auto packed = pack_once(false);
    note(packing_, packed);
    if (!packed) return;
  }
}

void SegmentKeeper::merge_what_is_due() {
  const std::scoped_lock lock(merging_.mutex);
  if (std::chrono::steady_clock::now() < merging_.next_try) return;
  while (!stop_.stop_requested()) {
    const auto plan = plan_merge(false);
    if (!plan) return;
    const auto merged = merge(*plan);
    note(merging_, merged);
    if (!merged) return;
  }
}

Status SegmentKeeper::wait_for_room() {
  constexpr std::chrono::milliseconds kPause(20);
  std::unique_lock lock(wake_mutex_);
  while (true) {
    const auto view = changes_.views().get();
    if (view->packing.size() + view->buffer.size() < kMostHeld * options_.buffer_postings) return {};
    if (packing_.trouble) return std::unexpected(*packing_.trouble);
    wake_.wait_for(lock, kPause);
  }
}

bool SegmentKeeper::packing_is_due() const {
  const auto view = changes_.views().get();
  return !view->packing.empty() || view->buffer.size() >= options_.buffer_postings;
}

Status SegmentKeeper::pack_all() {
  const std::scoped_lock lock(packing_.mutex);
  const auto view = changes_.views().get();
  Status packed;
  if (!view->packing.empty()) packed = pack_once(false);
  if (packed) packed = pack_once(true);
  note(packing_, packed);
  return packed;
}

// Waits while there are as many segments as may be and a merge has taken the newest of them: it will leave fewer.
void SegmentKeeper::wait_for_place() {
  constexpr std::chrono::milliseconds kPause(10);
  while (!stop_.stop_requested()) {
    {
      const auto turn = changes_.take_turn();
      const auto view = changes_.views().get();
      const auto& segments = view->segments;
      if (segments.size() < kMostSegments || !taken_.contains(segments.back().get())) return;
    }
    std::this_thread::sleep_for(kPause);
  }
}

// The newest segments that nobody is making into others, so many that with one more there are not too many.
std::vector<SegmentPointer> SegmentKeeper::take_tail(const std::vector<SegmentPointer>& segments) {
  std::size_t begin = segments.size();
  while (begin > 0 && begin + 1 > kMostSegments && !taken_.contains(segments[begin - 1].get())) --begin;
  std::vector<SegmentPointer> tail(segments.begin() + static_cast<std::ptrdiff_t>(begin), segments.end());
  for (const auto& segment : tail) taken_.insert(segment.get());
  return tail;
}

void SegmentKeeper::give_back(const std::vector<SegmentPointer>& segments) {
  for (const auto& segment : segments) taken_.erase(segment.get());
}

void SegmentKeeper::remove_files(const std::vector<SegmentPointer>& segments) const {
  std::error_code left_for_the_next_opening;
  for (const auto& segment : segments) {
    std::filesystem::remove(segment_path(index_, segment->info().number), left_for_the_next_opening);
  }
}

// Freezes the buffer, if that has not happened yet.
Result<SegmentKeeper::Packing> SegmentKeeper::plan_packing(bool all) {
  const auto turn = changes_.take_turn();
  if (auto sound = changes_.sound(); !sound) return std::unexpected(sound.error());
  Packing plan;
  plan.view = changes_.views().get();
  if (plan.view->packing.empty()) {
    const bool due = plan.view->buffer.size() >= options_.buffer_postings || (all && !plan.view->buffer.empty());
    if (!due) return Packing{};
    StoreView frozen = *plan.view;
    frozen.packing = std::exchange(frozen.buffer, {});
    frozen.last_packing = frozen.versions.size();
    changes_.publish(std::move(frozen));
    plan.view = changes_.views().get();
  }
  plan.tail = take_tail(plan.view->segments);
  plan.number = changes_.new_segment_number();
  return plan;
}

Status SegmentKeeper::pack_once(bool all) {
  wait_for_place();
  const auto plan = plan_packing(all);
  if (!plan) return std::unexpected(plan.error());
  if (!plan->view) return {};
  const auto& view = *plan->view;
  const auto first = view.first_buffered_document();
  const auto segment = write_segment(plan->number, first_document(plan->tail, view), view.last_packing, view.versions,
                                     view.settings->fingerprint_bits, all_of(plan->tail, view.packing));
  Status committed;
  {
    const auto turn = changes_.take_turn();
    give_back(plan->tail);
    if (!segment) return std::unexpected(segment.error());
    auto edit = changes_.start();
    auto& segments = edit.next.segments;
    segments.resize(segments.size() - plan->tail.size());
    segments.push_back(*segment);
    edit.next.packing = {};
    drop_fingerprint_rows(edit, first, view.last_packing);
    committed = changes_.commit(std::move(edit));
  }
  if (committed) remove_files(plan->tail);
  if (options_.background) {
    const std::scoped_lock lock(wake_mutex_);
    ++changed_;  // for the merger, and for who waits for room
  }
  wake_.notify_all();
  return committed;
}

Status SegmentKeeper::pack_in_bulk(const std::function<Result<StoreEdit>()>& change) {
  const std::scoped_lock lock(packing_.mutex);
  if (!changes_.views().get()->packing.empty()) {
    if (auto packed = pack_once(false); !packed) return packed;
  }
  wait_for_place();
  std::vector<SegmentPointer> tail;
  Status committed;
  {
    const auto turn = changes_.take_turn();
    if (auto sound = changes_.sound(); !sound) return sound;
    auto changed = change();
    if (!changed) return std::unexpected(changed.error());
    StoreEdit edit = std::move(*changed);
    auto& next = edit.next;
    const auto first = next.first_buffered_document();
    const auto old_last = changes_.views().get()->versions.size();
    next.buffer.add(std::exchange(edit.postings, {}));
    tail = take_tail(next.segments);
    const auto segment = write_segment(changes_.new_segment_number(), first_document(tail, next), next.versions.size(),
                                       next.versions, next.settings->fingerprint_bits, all_of(tail, next.buffer));
    give_back(tail);
    if (!segment) return std::unexpected(segment.error());
    next.segments.resize(next.segments.size() - tail.size());
    next.segments.push_back(*segment);
    next.buffer = {};
    drop_fingerprint_rows(edit, first, old_last);
    committed = changes_.commit(std::move(edit));
  }
  if (committed) remove_files(tail);
  return committed;
}

std::optional<SegmentKeeper::Merging> SegmentKeeper::plan_merge(bool all) {
  const auto turn = changes_.take_turn();
  if (!changes_.sound()) return std::nullopt;
  Merging plan;
  plan.view = changes_.views().get();
  const auto& segments = plan.view->segments;
  const auto free_end = std::ranges::find_if(segments, [&](const auto& one) { return taken_.contains(one.get()); });
  const std::vector<SegmentPointer> candidates(segments.begin(), free_end);
  auto run = due_merge(sizes_of(candidates));
  if (all) {
    const bool worth_it = candidates.size() > 1 || std::ranges::any_of(candidates, [&](const auto& one) {
                            return holds_gone(*one, plan.view->versions);
                          });
    run = worth_it ? std::optional(SegmentRun{0, candidates.size()}) : std::nullopt;
  }
  if (!run) return std::nullopt;
  plan.segments.assign(candidates.begin() + static_cast<std::ptrdiff_t>(run->first),
                       candidates.begin() + static_cast<std::ptrdiff_t>(run->last));
  plan.number = changes_.new_segment_number();
  for (const auto& segment : plan.segments) taken_.insert(segment.get());
  return plan;
}

Status SegmentKeeper::merge(const Merging& plan) {
  const auto& view = *plan.view;
  const auto written = write_segment(plan.number, plan.segments.front()->info().first_document,
                                     plan.segments.back()->info().last_document, view.versions,
                                     view.settings->fingerprint_bits, all_of(plan.segments, {}));
  const auto turn = changes_.take_turn();
  give_back(plan.segments);
  if (!written) return std::unexpected(written.error());
  return finish_merge(plan, *written);
}

Status SegmentKeeper::finish_merge(const Merging& plan, const SegmentPointer& merged) {
  auto edit = changes_.start();
  auto& segments = edit.next.segments;
  const auto at = std::ranges::find(segments, plan.segments.front());
  const auto behind = segments.erase(at, at + static_cast<std::ptrdiff_t>(plan.segments.size()));
  segments.insert(behind, merged);
  if (auto committed = changes_.commit(std::move(edit)); !committed) return committed;
  remove_files(plan.segments);
  return {};
}

Status SegmentKeeper::merge_all() {
  const std::scoped_lock lock(merging_.mutex);
  std::optional<Merging> plan;
  {
    const std::scoped_lock no_packing(packing_.mutex);  // so that no segment is taken
    plan = plan_merge(true);
  }
  const auto merged = plan ? merge(*plan) : changes_sound();
  note(merging_, merged);
  return merged;
}

Status SegmentKeeper::alone(const std::function<Status()>& job) {
  const std::scoped_lock no_merging(merging_.mutex);
  const std::scoped_lock no_packing(packing_.mutex);
  return job();
}

Status SegmentKeeper::changes_sound() {
  const auto turn = changes_.take_turn();
  return changes_.sound();
}

Result<SegmentPointer> SegmentKeeper::write_segment(std::uint32_t number, std::uint32_t first, std::uint32_t last,
                                                    const VersionTable& versions, std::uint32_t fingerprint_bits,
                                                    PostingSource source) {
  SegmentInfo info;
  info.number = number;
  info.first_document = first;
  info.last_document = last;
  const auto path = segment_path(index_, number);
  auto writer = SegmentWriter::create(path, info, fingerprint_bits, expected_postings(versions, first, last));
  if (!writer) return std::unexpected(writer.error());
  std::vector<bool> current(last - first + 1);
  for (std::uint32_t document = first; document <= last; ++document) {
    current[document - first] = versions.at(document).current();
  }
  std::vector<Posting> piece;
  while (true) {
    if (stop_.stop_requested()) return fail(ErrorCode::kUnavailable, path.string() + ": given up: the index is closed");
    if (auto read = source(piece); !read) return std::unexpected(read.error());
    if (piece.empty()) break;
    std::erase_if(piece, [&](const Posting& posting) { return !current[posting.document - first]; });
    if (auto added = writer->add(piece); !added) return std::unexpected(added.error());
  }
  const auto written = writer->finish();
  if (!written) return std::unexpected(written.error());
  return Segment::open(path, *written, fingerprint_bits);
}

}  // namespace tamga
