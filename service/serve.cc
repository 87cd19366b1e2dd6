#include "service/serve.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/version.h"
#include "service/access/durable_file.h"
#include "service/erasure/care_socket.h"
#include "service/erasure/maintenance.h"
#include "service/http/server.h"
#include "service/lms/lms.h"
#include "service/log/log.h"
#include "service/metrics/metrics.h"
#include "service/observer.h"
#include "service/v1/api.h"
#include "service/v1/health.h"
#include "service/v1/idempotency.h"
#include "service/works/workshop.h"
#include "service/workshop_settings.h"

namespace tamga {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatienceOfCare{60'000};  // for state and corpus to open
constexpr std::chrono::minutes kPatienceOfErasures{30};

// The signals that serve() waits for; every thread started after block() leaves them to it.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    for (const int each : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, each);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  // The next one; 0 when none came within `longest`.
  int wait(milliseconds longest) const {
    const std::timespec time{longest.count() / 1000, (longest.count() % 1000) * 1'000'000};
    const int signal = sigtimedwait(&set_, nullptr, &time);
    return signal > 0 ? signal : 0;
  }

 private:
  sigset_t set_{};
};

// As many as the system allows; how many that are.
std::uint64_t allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  limit.rlim_cur = limit.rlim_max;
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 1024;
}

// Clients never use up the descriptors that the databases and the readers of files need.
HttpSettings within_descriptors(HttpSettings http, std::uint64_t descriptors) {
  const auto most = std::max<std::uint64_t>(descriptors / 2, 1);
  http.connections = static_cast<std::uint32_t>(std::min<std::uint64_t>(http.connections, most));
  return http;
}

// Everything of a running service, in the order of making; taken down the other way round.
class Service {
 public:
  explicit Service(const Settings& settings) : settings_(settings) {}

  Status start();
  void run();

 private:
  std::vector<Entrance> entrances();
  void show_figures();
  Status write_port_file() const;
  void open_doors();  // as soon as everything is open behind them
  void forget_old();
  void say_routes(const Router& router) const;
  void reload();
  void said(std::string_view event, const Status& status);
  Status care(const CareCommand& command);

  const Settings& settings_;
  Signals signals_;
  std::unique_ptr<Log> log_;
  Metrics metrics_;
  std::unique_ptr<Observer> observer_;
  std::unique_ptr<Workshop> workshop_;
  std::chrono::steady_clock::time_point forget_at_{};
  std::atomic<bool> open_{false};  // the doors
  std::unique_ptr<Lms> lms_;
  std::unique_ptr<HttpServer> server_;
  std::unique_ptr<CareSocket> care_;
};

std::vector<Entrance> Service::entrances() {
  const auto ready = [this] { return open_.load(); };
  std::vector<Api> early;
  early.push_back(make_health_api(ready));
  std::vector<Entrance> all;
  all.push_back({settings_.http.listen, std::make_shared<const Router>(std::move(early)), true, false});
  if (settings_.http.metrics_listen.empty()) return all;
  std::vector<Api> figures;
  figures.push_back(make_metrics_api(metrics_));
  all.push_back({settings_.http.metrics_listen, std::make_shared<const Router>(std::move(figures)), false, true});
  return all;
}

void Service::show_figures() {
  const auto figure = [this](const char* name, const char* help, std::uint64_t ServerFigures::* member) {
    metrics_.gauge(name, help, {}, [this, member] { return static_cast<double>(server_->figures().*member); });
  };
  figure("tamga_http_connections", "Open connections", &ServerFigures::connections);
  figure("tamga_http_body_bytes", "Bytes set aside for bodies of requests", &ServerFigures::body_bytes);
  figure("tamga_http_waiting", "Requests that wait for a thread", &ServerFigures::handlers_waiting);
  figure("tamga_http_connections_accepted", "Connections since the start", &ServerFigures::accepted);
  figure("tamga_http_connections_turned_away", "Connections over a cap", &ServerFigures::turned_away);
  figure("tamga_http_timed_out", "Requests and answers that went too slowly", &ServerFigures::timed_out);
  show_queue_figures(metrics_, *workshop_);
}

Status Service::write_port_file() const {
  if (settings_.http.port_file.empty()) return {};
  Json ports = {{"listen", server_->address(0)}};
  if (!settings_.http.metrics_listen.empty()) ports["metrics_listen"] = server_->address(1);
  return replace_file(settings_.http.port_file, dump_json_line(ports) + "\n");
}

Status Service::start() {
  const auto http = within_descriptors(settings_.http, allow_many_descriptors());
  auto log = Log::open(settings_.log.file, log_level_of(settings_.log.level));
  if (!log) return std::unexpected(log.error());
  log_ = std::make_unique<Log>(*std::move(log));
  if (const auto made = make_private_directory(state_directory(settings_)); !made) return made;
  auto observer = Observer::open(settings_, *log_, metrics_);
  if (!observer) return std::unexpected(observer.error());
  observer_ = *std::move(observer);
  workshop_ = std::make_unique<Workshop>(observed_workshop(settings_, *log_, metrics_));
  lms_ = std::make_unique<Lms>(*workshop_, settings_);
  auto server = HttpServer::start(http, entrances(), observer_->doorkeeper());
  if (!server) return std::unexpected(server.error());
  server_ = *std::move(server);
  show_figures();
  auto care =
      CareSocket::open(state_directory(settings_), [this](const CareCommand& command) { return this->care(command); });
  if (!care) return std::unexpected(care.error());
  care_ = *std::move(care);
  if (const auto written = write_port_file(); !written) return written;
  if (http.connections < settings_.http.connections) {
    log_->write(LogLevel::kWarning, "fewer_connections", {{"connections", std::uint64_t{http.connections}}});
  }
  log_->write(LogLevel::kInfo, "listening",
              {{"address", std::string_view(server_->address(0))}, {"version", engine_version()}});
  return {};
}

// For operators who want to know, and for the tests that try every route with every role.
void Service::say_routes(const Router& router) const {
  for (const auto& api : router.apis()) {
    for (const auto& route : api.routes) {
      log_->write(LogLevel::kDebug, "route",
                  {{"method", std::string_view(route.method)},
                   {"path", std::string_view(api.prefix + route.pattern)},
                   {"roles", std::string_view(role_names(route.roles))}});
    }
  }
}

void Service::open_doors() {
  const auto* desk = workshop_->desk_now();
  if (desk == nullptr) return;
  auto apis = lms_->apis();
  apis.push_back(make_v1_api(*desk, settings_));
  const auto router = std::make_shared<const Router>(std::move(apis));
  say_routes(*router);
  server_->serve(router);
  log_->write(LogLevel::kInfo, "ready", {});
  open_ = true;
}

void Service::said(std::string_view event, const Status& status) {
  log_->write(
      status ? LogLevel::kInfo : LogLevel::kError, event,
      {{"ok", status.has_value()}, {"detail", status ? std::string_view() : std::string_view(status.error().message)}});
}

void Service::reload() {
  said("log_reopened", log_->reopen());
  said("keys_reloaded", observer_->reload_keys());
  said("certificate_reloaded", server_->reload_certificate());
}

// What `tamga-service compact` and `backup` ask of a service that runs. Called from the socket's thread.
Status Service::care(const CareCommand& command) {
  const auto* desk = workshop_->desk(kPatienceOfCare);
  Status done = fail(ErrorCode::kUnavailable, "the service is not open yet");
  if (desk != nullptr && command.command == "compact") done = compact(*desk, kPatienceOfErasures);
  if (desk != nullptr && command.command == "backup") {
    done = back_up(*desk, command.directory,
                   [this](const std::function<Status()>& copy) { return observer_->hold_audit_still(copy); });
  }
  said(command.command, done);
  return done;
}

// Once an hour: what makes repeated requests harmless need not be kept for ever.
void Service::forget_old() {
  const auto now = std::chrono::steady_clock::now();
  const auto* desk = workshop_->desk_now();
  if (desk == nullptr || now < forget_at_) return;
  forget_at_ = now + std::chrono::hours(1);
  if (const auto forgotten = forget_old_requests(desk->store); !forgotten) {
    log_->write(LogLevel::kWarning, "not_forgotten", {{"detail", std::string_view(forgotten.error().message)}});
  }
}

void Service::run() {
  std::string trouble;
  for (;;) {
    if (!open_) open_doors();
    if (!open_ && workshop_->trouble() != trouble) {
      trouble = workshop_->trouble();
      log_->write(LogLevel::kWarning, "not_ready", {{"detail", std::string_view(trouble)}});
    }
    forget_old();
    const int signal = signals_.wait(open_ ? milliseconds(1000) : milliseconds(20));
    if (signal == SIGHUP) reload();
    if (signal == SIGTERM || signal == SIGINT) break;
    observer_->flush();
  }
  log_->write(LogLevel::kInfo, "stopping", {});
  server_->stop();
  care_.reset();
  workshop_->stop();
  observer_->flush();
  log_->write(LogLevel::kInfo, "stopped", {});
}

}  // namespace

Status serve(const Settings& settings) {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  Service service(settings);
  if (const auto started = service.start(); !started) return started;
  service.run();
  return {};
}

}  // namespace tamga
