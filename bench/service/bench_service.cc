// Load on a running service: how many status reads a second it answers, and how long works take from their submission
// to their report, while slow and idle clients hold connections.
//
//   bench_service reads  PORT KEY CHECK CONNECTIONS SECONDS
//   bench_service works  PORT KEY CLIENTS SECONDS WORKS_A_SECOND WORDS      (0 a second: as many as are finished)
//   bench_service platform PORT KEY CLIENTS SECONDS WORKS_A_SECOND WORDS DELAY
//   bench_service hold   PORT IDLE SLOW SECONDS
//
// "platform" does as a learning platform's plug-in does: hands a work in, asks for its report when it is told that the
// text has been read, from inside that call, and has the report when it is told so. DELAY:
// lms.completion_delay_seconds.
//
// Prints one line of JSON. bench/service/run puts them together.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
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

// A work that no other one resembles.
std::string work(std::mt19937_64& random, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += i == 0 ? "" : (i % 15 == 0 ? ". " : " ");
    const auto word = random() % 20'000;
    for (auto rest = word + 400; rest > 0; rest /= 20) text += static_cast<char>('a' + rest % 20);
  }
  return text + ".";
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
        const auto body = R"({"text":")" + work(random, words) + "\"}";
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

// The value of a member of a flat JSON text.
std::string member_of(std::string_view json, std::string_view name) {
  const auto at = json.find("\"" + std::string(name) + "\":\"");
  if (at == std::string_view::npos) return {};
  const auto begin = at + name.size() + 4;
  return std::string(json.substr(begin, json.find('"', begin) - begin));
}

// A learning platform: what it handed in and when, and what it was told.
class Platform {
 public:
  Platform(int port, std::string key)
      : port_(port), key_(std::move(key)), listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(listening_.number(), plain, size) != 0 || ::listen(listening_.number(), 128) != 0 ||
        ::getsockname(listening_.number(), plain, &size) != 0) {
      std::perror("bench_service: cannot listen");
      std::exit(1);
    }
    HttpClient client(port_, key_);
    client.ask("POST", "/api/v1/webhooks",
               R"({"signing_secret":"c2VjcmV0IHNlY3JldA==","allow_insecure":true,"event_types":["SUBMISSION_COMPLETE",)"
               R"("SIMILARITY_COMPLETE"],"url":"http://127.0.0.1:)" +
                   std::to_string(ntohs(address.sin_port)) + R"(/"})");
    for (int i = 0; i < 8; ++i) receivers_.emplace_back([this] { receive(); });
  }
  ~Platform() { ::shutdown(listening_.number(), SHUT_RDWR); }  // ends the receivers
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;
  Platform(Platform&&) = delete;
  Platform& operator=(Platform&&) = delete;

  void hand_in(HttpClient& client, std::string_view text) {
    const auto began = Clock::now();
    const auto made = client.ask("POST", "/api/v1/submissions", R"({"owner":"o","title":"t.txt"})");
    const auto id = made && made->status == 201 ? member_of(made->body, "id") : std::string();
    {
      const std::scoped_lock lock(mutex_);
      ++submitted_;
      if (!id.empty()) begun_[id] = began;
    }
    const auto taken = id.empty() ? std::nullopt : client.ask("PUT", "/api/v1/submissions/" + id + "/original", text);
    if (taken && taken->status == 202) return;
    const std::scoped_lock lock(mutex_);
    ++refused_;
    begun_.erase(id);
  }

  // Waits until every work that was taken has its report, and prints.
  int finish(double delay) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(120), [&] { return begun_.empty(); });
    for (double& one : seconds_) one -= delay;
    const auto reports = seconds_.size();
    std::printf(
        "{\"submitted\": %lu, \"reports\": %zu, \"refused\": %lu, \"without_report\": %zu, \"beyond_the_delay\": "
        "{\"p50_s\": %.3f, \"p95_s\": %.3f, \"max_s\": %.3f}}\n",
        static_cast<unsigned long>(submitted_), reports, static_cast<unsigned long>(refused_), begun_.size(),
        quantile(seconds_, 0.5), quantile(seconds_, 0.95), quantile(seconds_, 1));
    return begun_.empty() && refused_ == 0 ? 0 : 1;
  }

 private:
  void receive() {
    HttpClient client(port_, key_);
    for (;;) {
      const Descriptor connection(::accept(listening_.number(), nullptr, nullptr));
      if (connection.number() < 0) return;
      const auto event = read_request(connection.number());
      if (event.find("\r\nX-Turnitin-EventType: SUBMISSION_COMPLETE\r\n") != std::string::npos) {
        const auto asked =
            client.ask("PUT", "/api/v1/submissions/" + member_of(event, "id") + "/similarity",
                       R"({"generation_settings":{"search_repositories":["SUBMITTED_WORK","PRIVATE"]}})");
        if (!asked || asked->status != 202) refuse();
      } else {
        reported(member_of(event, "submission_id"));
      }
      constexpr std::string_view kThanks = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      ::send(connection.number(), kThanks.data(), kThanks.size(), MSG_NOSIGNAL);
    }
  }

  static std::string read_request(int connection) {
    std::string bytes;
    std::array<char, 16 * 1024> room;
    for (;;) {
      const auto end = bytes.find("\r\n\r\n");
      const auto field = bytes.find("Content-Length: ");
      if (end != std::string::npos && field < end &&
          bytes.size() >= end + 4 + std::strtoul(bytes.c_str() + field + 16, nullptr, 10)) {
        return bytes;
      }
      const auto read = ::recv(connection, room.data(), room.size(), 0);
      if (read <= 0) return bytes;
      bytes.append(room.data(), static_cast<std::size_t>(read));
    }
  }

  void refuse() {
    const std::scoped_lock lock(mutex_);
    ++refused_;
  }

  void reported(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    const auto found = begun_.find(id);
    if (found == begun_.end()) return;
    seconds_.push_back(Seconds(Clock::now() - found->second).count());
    begun_.erase(found);
    changed_.notify_all();
  }

  const int port_;
  const std::string key_;
  Descriptor listening_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Clock::time_point> begun_;  // works without their report; guarded by mutex_, as is what follows
  std::vector<double> seconds_;
  std::uint64_t submitted_ = 0, refused_ = 0;
  std::vector<std::jthread> receivers_;
};

int measure_platform(int port, const std::string& key, int clients, double seconds, double rate, int words,
                     double delay) {
  Platform platform(port, key);
  const auto start = Clock::now();
  std::vector<std::jthread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      HttpClient client(port, key);
      std::mt19937_64 random(static_cast<std::uint64_t>(i) + 1'000'001);
      for (int turn = 0;; ++turn) {
        const double due = (turn * clients + i) / rate;
        if (due >= seconds) return;
        const auto text = work(random, words);
        std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(Seconds(due)));
        platform.hand_in(client, text);
      }
    });
  }
  threads.clear();
  return platform.finish(delay);
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
  if (words.size() == 8 && words[0] == "platform") {
    return measure_platform(whole(1), words[2], whole(3), number(4), number(5), whole(6), number(7));
  }
  if (words.size() == 5 && words[0] == "hold") return hold(whole(1), whole(2), whole(3), number(4));
  std::fputs("bench_service reads|works|platform|hold ...: bench/service/run calls it\n", stderr);
  return 2;
}

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  return tamga::bench::run({argv + 1, argv + argc});
}
