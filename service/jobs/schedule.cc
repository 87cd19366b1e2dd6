#include "service/jobs/schedule.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace tamga {

void Schedule::place(const std::string& name, Chain& chain) {
  if (chain.running || chain.placed || chain.jobs.empty()) return;
  waiting_.emplace(chain.jobs.front().due, name);
  chain.placed = true;
}

void Schedule::unplace(const std::string& name, Chain& chain) {
  if (!chain.placed) return;
  chain.placed = false;
  const Job& first = chain.jobs.front();
  if (waiting_.erase({first.due, name}) > 0) return;
  auto& turns = ready_.at(static_cast<std::size_t>(first.priority));
  const auto key = turns.find(first.key_id);
  std::erase(key->second, name);
  if (key->second.empty()) turns.erase(key);
}

void Schedule::add(Job job) {
  const std::string name = job.chain;
  Chain& chain = chains_[name];
  // Jobs come in order but for promises of several threads that overtake one another.
  const bool becomes_first = !chain.running && (chain.jobs.empty() || job.number < chain.jobs.front().number);
  if (becomes_first) unplace(name, chain);
  auto begin = chain.jobs.begin();
  if (chain.running) ++begin;
  chain.jobs.insert(std::ranges::lower_bound(begin, chain.jobs.end(), job.number, {}, &Job::number), std::move(job));
  place(name, chain);
}

void Schedule::wake(Milliseconds now) {
  while (!waiting_.empty() && waiting_.begin()->first <= now) {
    const std::string name = waiting_.begin()->second;
    waiting_.erase(waiting_.begin());
    const Job& first = chains_.at(name).jobs.front();
    auto& chains = ready_.at(static_cast<std::size_t>(first.priority))[first.key_id];
    auto behind = chains.end();  // most come in order, so the place is near the end
    while (behind != chains.begin() && chains_.at(*std::prev(behind)).jobs.front().number > first.number) --behind;
    chains.insert(behind, name);
  }
}

// Keys take turns in the order of their names, from behind the one that was last.
std::optional<std::string> Schedule::next_chain(Priority priority) {
  const auto index = static_cast<std::size_t>(priority);
  Turns& turns = ready_.at(index);
  auto key = turns.upper_bound(last_key_.at(index));
  for (std::size_t tried = 0; tried < turns.size(); ++tried, ++key) {
    if (key == turns.end()) key = turns.begin();
    const auto running = running_.find(key->first);
    if (running != running_.end() && running->second >= most_a_key_) continue;
    last_key_.at(index) = key->first;
    std::string name = std::move(key->second.front());
    key->second.pop_front();
    if (key->second.empty()) turns.erase(key);
    return name;
  }
  return std::nullopt;
}

std::optional<std::string> Schedule::next_chain() {
  const bool batch_waits = !ready_.at(static_cast<std::size_t>(Priority::kBatch)).empty();
  if (batch_waits && before_batch_ + 1 >= kBatchTurn) {
    if (auto name = next_chain(Priority::kBatch)) {
      before_batch_ = 0;
      return name;
    }
  }
  if (auto name = next_chain(Priority::kInteractive)) {
    if (batch_waits) ++before_batch_;
    return name;
  }
  before_batch_ = 0;
  return next_chain(Priority::kBatch);
}

std::optional<Job> Schedule::take(Milliseconds now) {
  wake(now);
  const auto name = next_chain();
  if (!name) return std::nullopt;
  Chain& chain = chains_.at(*name);
  chain.placed = false;
  chain.running = true;
  ++running_[chain.jobs.front().key_id];
  return chain.jobs.front();
}

std::optional<Milliseconds> Schedule::next_due() const {
  if (waiting_.empty()) return std::nullopt;
  return waiting_.begin()->first;
}

void Schedule::done(const Job& job) {
  const auto found = chains_.find(job.chain);
  assert(found != chains_.end() && found->second.running);
  Chain& chain = found->second;
  const auto running = running_.find(chain.jobs.front().key_id);
  if (--running->second == 0) running_.erase(running);
  chain.jobs.pop_front();
  chain.running = false;
  if (chain.jobs.empty()) {
    chains_.erase(found);
  } else {
    place(job.chain, chain);
  }
}

void Schedule::again(const Job& job) {
  done(job);
  add(job);
}

std::vector<std::uint64_t> Schedule::remove(const std::function<bool(const Job&)>& which) {
  std::vector<std::uint64_t> removed;
  for (auto at = chains_.begin(); at != chains_.end();) {
    const std::string& name = at->first;
    Chain& chain = at->second;
    if (std::ranges::none_of(chain.jobs, which)) {
      ++at;
      continue;
    }
    unplace(name, chain);
    for (auto job = chain.jobs.begin() + (chain.running ? 1 : 0); job != chain.jobs.end();) {
      if (which(*job)) {
        removed.push_back(job->number);
        job = chain.jobs.erase(job);
      } else {
        ++job;
      }
    }
    place(name, chain);
    at = chain.jobs.empty() ? chains_.erase(at) : std::next(at);
  }
  return removed;
}

void Schedule::visit(const std::function<void(const Job&, bool running)>& visit) const {
  for (const auto& [name, chain] : chains_) {
    bool running = chain.running;
    for (const Job& job : chain.jobs) {
      visit(job, running);
      running = false;
    }
  }
}

}  // namespace tamga
