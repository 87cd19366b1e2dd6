#include "bench/scale/works.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

#include "bench/scale/figures.h"
#include "bench/texts.h"
#include "engine/index/index_hashes.h"
#include "engine/work_candidates.h"

namespace tamga::bench {
namespace {

constexpr std::uint32_t kWords = 5'000;
constexpr std::uint64_t kSourcesOfAWork = 20;
constexpr std::size_t kWriters = 4;
const std::array<std::string, 3> kLanguages = {"ky", "ru", "en"};

std::string source_text(std::uint64_t number) {
  return document(kLanguages[number % kLanguages.size()], kWords, 50'000 + number);
}

// `count` lines of a text from some line on.
std::string lines_of(const std::string& text, std::size_t from, std::size_t count) {
  std::size_t begin = text.find('\n', from % (text.size() / 2));
  std::size_t end = begin;
  for (std::size_t i = 0; i < count && end != std::string::npos; ++i) end = text.find('\n', end + 1);
  return text.substr(begin, end == std::string::npos ? end : end - begin);
}

Work work_of(std::uint64_t number, std::uint64_t sources) {
  const std::string own = document(kLanguages[number % kLanguages.size()], kWords, 900'000 + number);
  std::string text;
  for (std::uint64_t i = 0; i < kSourcesOfAWork; ++i) {
    const std::size_t piece = own.size() / kSourcesOfAWork * 2 / 3;
    text += lines_of(own, i * piece, 12);
    if (sources > 0) text += lines_of(source_text((number * kSourcesOfAWork + i) % sources), 1000 * i, 6);
  }
  Work work;
  work.file_name = "work.txt";
  work.sha256 = std::to_string(number);
  work.text.text = text;
  work.text.format = "plain text";
  work.text.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, Part::kBody, 1, 0}};
  return work;
}

[[noreturn]] void stop(const Error& error) {
  std::fprintf(stderr, "bench_scale: %s\n", error.message.c_str());
  std::exit(1);
}

// Checks until `more` says no.
void check_on(const CountedStore& counted, const Works& works, const std::function<bool()>& more,
              std::atomic<std::size_t>& next, std::mutex& mutex, Checked& checked) {
  while (more()) {
    const Work& work = works.at(next++);
    const Stopwatch watch;
    const double cpu = thread_cpu_seconds();
    CheckAids aids;
    aids.census = &counted.census;
    const auto report = check(work, counted.store, tokenizer(), "bench", {}, aids);
    const double ms = watch.ms();
    const double cpu_ms = 1000 * (thread_cpu_seconds() - cpu);
    if (!report) stop(report.error());
    const std::scoped_lock lock(mutex);
    checked.ms.push_back(ms);
    checked.cpu_ms.push_back(cpu_ms);
    checked.sources += static_cast<double>(report->sources.size());
  }
}

Checked check_while(const CountedStore& counted, const Works& works, std::size_t threads,
                    const std::function<bool()>& more) {
  Checked checked;
  std::mutex mutex;
  std::atomic<std::size_t> next = 0;
  const Stopwatch watch;
  {
    std::vector<std::jthread> checkers;
    for (std::size_t i = 0; i < threads; ++i) {
      checkers.emplace_back([&] { check_on(counted, works, more, next, mutex, checked); });
    }
  }
  const auto count = static_cast<double>(checked.ms.size());
  checked.works_a_second = count / watch.seconds();
  checked.sources /= count;
  return checked;
}

}  // namespace

NewDocument source_document(std::uint64_t number, const IndexSettings& settings) {
  NewDocument made = new_document("text" + std::to_string(number), source_text(number));
  made.hashes = index_hashes(tokens_of(made.text.text).tokens, settings);
  return made;
}

Works::Works(std::uint64_t sources, std::size_t count) : sources_(sources) {
  for (std::size_t i = 0; i < count; ++i) works_.push_back(work_of(i, sources));
}

Checked check_all(const CountedStore& counted, const Works& works, std::size_t checks, std::size_t threads) {
  std::atomic<std::size_t> left = checks;
  Checked checked = check_while(counted, works, threads, [&] {
    std::size_t now = left;
    while (now > 0 && !left.compare_exchange_weak(now, now - 1)) {
    }
    return now > 0;
  });
  std::vector<double> look_ups;
  std::vector<double> tokenisings;
  for (std::size_t i = 0; i < 20; ++i) {
    const Stopwatch tokenising;
    const auto tokens = tokens_of(works.at(i).text.text);
    tokenisings.push_back(tokenising.ms());
    const Stopwatch looking_up;
    const auto list = work_candidates(tokens.tokens, counted.store, {}, {});
    look_ups.push_back(looking_up.ms());
    if (!list) stop(list.error());
  }
  checked.look_up_ms = quantile(look_ups, 0.5);
  checked.tokenise_ms = quantile(tokenisings, 0.5);
  return checked;
}

Checked check_for(const CountedStore& counted, const Works& works, double seconds) {
  const Stopwatch watch;
  return check_while(counted, works, 2, [&] { return watch.seconds() < seconds; });
}

Put put_while_checking(FingerprintStore& store, const CountedStore& counted, const Works& works, double seconds,
                       double rate) {
  // Made beforehand, so that what is measured is putting.
  std::vector<NewDocument> documents;
  for (std::uint64_t i = 0; i < 200; ++i) documents.push_back(source_document(works.made() + i, store.settings()));
  Put put;
  std::mutex mutex;
  std::atomic<std::uint64_t> next = 0;
  const Stopwatch watch;
  const auto write = [&] {
    while (watch.seconds() < seconds) {
      const std::uint64_t number = next++;
      const double due = rate > 0 ? static_cast<double>(number) / rate : 0;
      if (due > watch.seconds()) std::this_thread::sleep_for(std::chrono::duration<double>(due - watch.seconds()));
      NewDocument one = documents[number % documents.size()];
      one.record.id = "put" + std::to_string(number);
      for (auto& hash : one.hashes) hash ^= (number / documents.size()) * 0x9E3779B97F4A7C15ULL;  // another document
      const Stopwatch putting;
      if (const auto done = store.put({&one, 1}); !done) stop(done.error());
      const std::scoped_lock lock(mutex);
      put.ms.push_back(putting.ms());
    }
  };
  {
    std::vector<std::jthread> writers;
    for (std::size_t i = 0; i < kWriters; ++i) writers.emplace_back(write);
    put.checked = check_for(counted, works, seconds);
  }
  put.documents = put.ms.size();
  put.documents_a_second = static_cast<double>(put.documents) / watch.seconds();
  return put;
}

}  // namespace tamga::bench
