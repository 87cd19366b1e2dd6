// Load on a running service: how many status reads a second it answers, and how long works take from their submission
// to their report, while slow and idle clients hold connections.
//
//   bench_service reads  PORT KEY CHECK CONNECTIONS SECONDS
//   bench_service works  PORT KEY CLIENTS SECONDS WORKS_A_SECOND WORDS      (0 a second: as many as are finished)
//   bench_service hold   PORT IDLE SLOW SECONDS
//
// Prints one line of JSON. bench/service/run puts them together.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "bench/service/http_client.h"

namespace tamga::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

double quantile(std::vector<double>& values, double part) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto place = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
  return values[std::min(values.size() - 1, place == 0 ? 0 : place - 1)];
}

int measure_reads(int port, const std::string& key, const std::string& check, int connections, double seconds) {
  std::atomic<std::uint64_t> answered{0};
  std::atomic<std::uint64_t> failed{0};
  std::vector<double> all;
  std::mutex mutex;
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(Seconds(seconds));
  std::vector<std::jthread> threads;
  for (int i = 0; i < connections; ++i) {
    threads.emplace_back([&] {
      HttpClient client(port, key);
      std::vector<double> times;
      while (Clock::now() < end) {
        const auto began = Clock::now();
        const auto reply = client.ask("GET", "/v1/checks/" + check);
        times.push_back(Seconds(Clock::now() - began).count() * 1000);
        ++(reply && reply->status == 200 ? answered : failed);
      }
      const std::scoped_lock lock(mutex);
      all.insert(all.end(), times.begin(), times.end());
    });
  }
  threads.clear();
  std::printf("{\"reads_a_second\": %.0f, \"failed\": %lu, \"p50_ms\": %.2f, \"p99_ms\": %.2f}\n",
              static_cast<double>(answered) / seconds, static_cast<unsigned long>(failed), quantile(all, 0.5),
              quantile(all, 0.99));
  return failed == 0 ? 0 : 1;
}

// A work that no other one resembles, as the body of a submission.
std::string work(std::mt19937_64& random, int words) {
  std::string body = R"({"text":")";
  for (int i = 0; i < words; ++i) {
    body += i == 0 ? "" : (i % 15 == 0 ? ". " : " ");
    const auto word = random() % 20'000;
    for (auto rest = word + 400; rest > 0; rest /= 20) body += static_cast<char>('a' + rest % 20);
  }
  return body + ".\"}";
}

struct WorkFigures {
  std::mutex mutex;
  std::vector<double> seconds;
  std::uint64_t submitted = 0, refused = 0, failed = 0;
};

// From the submission to the report; nothing where that fails.
std::optional<double> one_work(HttpClient& client, const std::string& body, WorkFigures& figures) {
  const auto began = Clock::now();
  const auto taken = client.ask("POST", "/v1/checks", body);
  const auto at = taken ? taken->body.find("\"id\":\"") : std::string::npos;
  {
    const std::scoped_lock lock(figures.mutex);
    ++figures.submitted;
    if (!taken || taken->status != 202 || at == std::string::npos) {
      ++figures.refused;
      return std::nullopt;
    }
  }
  const auto path = "/v1/checks/" + taken->body.substr(at + 6, 36);
  for (;;) {
    const auto state = client.ask("GET", path);
    if (!state || state->status != 200 || state->body.find("\"status\":\"failed\"") != std::string::npos)
      return std::nullopt;
    if (state->body.find("\"status\":\"done\"") != std::string::npos) return Seconds(Clock::now() - began).count();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

int measure_works(int port, const std::string& key, int clients, double seconds, double rate, int words) {
  WorkFigures figures;
  const auto start = Clock::now();
  std::vector<std::jthread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      HttpClient client(port, key);
      std::mt19937_64 random(static_cast<std::uint64_t>(i) + 1);
      // Works of all clients together come evenly.
      for (int turn = 0;; ++turn) {
        const double due = rate > 0 ? (turn * clients + i) / rate : 0;
        if (due >= seconds || Seconds(Clock::now() - start).count() >= seconds) return;
        const auto body = work(random, words);
        std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(Seconds(due)));
        const auto took = one_work(client, body, figures);
        const std::scoped_lock lock(figures.mutex);
        if (took) {
          figures.seconds.push_back(*took);
        } else {
          ++figures.failed;
        }
      }
    });
  }
  threads.clear();
  const double passed = Seconds(Clock::now() - start).count();
  const auto done = figures.seconds.size();
  std::printf(
      "{\"submitted\": %lu, \"reports\": %zu, \"refused\": %lu, \"failed\": %lu, \"works_a_second\": %.2f, "
      "\"p50_s\": %.3f, \"p95_s\": %.3f, \"max_s\": %.3f}\n",
      static_cast<unsigned long>(figures.submitted), done, static_cast<unsigned long>(figures.refused),
      static_cast<unsigned long>(figures.failed), static_cast<double>(done) / passed, quantile(figures.seconds, 0.5),
      quantile(figures.seconds, 0.95), quantile(figures.seconds, 1));
  return figures.failed == 0 ? 0 : 1;
}

// Connections that do nothing, and others that send one byte a second; each is opened again when it is closed.
int hold(int port, int idle, int slow, double seconds) {
  std::vector<Descriptor> held(static_cast<std::size_t>(idle + slow));
  std::uint64_t opened = 0;
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(Seconds(seconds));
  while (Clock::now() < end) {
    for (std::size_t i = 0; i < held.size(); ++i) {
      pollfd state{held[i].number(), POLLIN, 0};
      if (held[i].number() < 0 || ::poll(&state, 1, 0) > 0) {
        held[i] = connect_to(port);
        ++opened;
      }
      const bool is_slow = i >= static_cast<std::size_t>(idle);
      if (is_slow && held[i].number() >= 0) ::send(held[i].number(), "G", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
  const auto open = std::ranges::count_if(held, [](const Descriptor& one) { return one.number() >= 0; });
  std::printf("{\"held\": %ld, \"opened\": %lu}\n", static_cast<long>(open), static_cast<unsigned long>(opened));
  return 0;
}

int run(const std::vector<std::string>& words) {
  const auto number = [&](std::size_t i) { return std::atof(words[i].c_str()); };
  const auto whole = [&](std::size_t i) { return std::atoi(words[i].c_str()); };
  if (words.size() == 6 && words[0] == "reads") return measure_reads(whole(1), words[2], words[3], whole(4), number(5));
  if (words.size() == 7 && words[0] == "works") {
    return measure_works(whole(1), words[2], whole(3), number(4), number(5), whole(6));
  }
  if (words.size() == 5 && words[0] == "hold") return hold(whole(1), whole(2), whole(3), number(4));
  std::fputs("bench_service reads|works|hold ...: bench/service/run calls it\n", stderr);
  return 2;
}

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  return tamga::bench::run({argv + 1, argv + argc});
}
