#include "engine/index/store_changes.h"

#include <algorithm>

namespace tamga {

Status StoreChanges::sound() {
  if (!failure_) return {};
  if (!database_.resume() || !is_as_committed()) return std::unexpected(*failure_);
  failure_.reset();
  return {};
}

// False if the change that could not be written is there nevertheless, or something else has changed.
bool StoreChanges::is_as_committed() const {
  const auto row = database_.get(Family::kRows, kStateKey, nullptr);
  if (!row || !*row) return false;
  const auto state = decode_state(**row);
  return state && state->commits == commits_;
}

StoreEdit StoreChanges::start() const {
  StoreEdit edit{*views_.get(), {}, {}, {}};
  edit.next.versions.start_edit();
  return edit;
}

Status StoreChanges::commit(StoreEdit edit) {
  IndexState state;
  state.documents = edit.next.versions.size();
  state.sequence = edit.next.sequence;
  state.commits = commits_ + 1;
  state.next_segment = next_segment_;
  for (const auto& segment : edit.next.segments) state.segments.push_back(segment->info());
  edit.set_row(Family::kRows, std::string(kStateKey), encode_state(state));
  auto written = database_.write(edit.rows);
  if (!written) {
    failure_ = written.error();
    if (!database_.was_full()) failure_->message += "; nothing more is written until it is opened again";
    return written;
  }
  mark_.set(++commits_);
  edit.next.buffer.add(std::move(edit.postings));
  edit.next.rows = database_.snapshot();
  publish(std::move(edit.next));
  return {};
}

void StoreChanges::publish(StoreView view) {
  if (std::ranges::find(settings_, view.settings) == settings_.end()) settings_.push_back(view.settings);
  views_.set(std::make_shared<const StoreView>(std::move(view)));
}

}  // namespace tamga
