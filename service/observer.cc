#include "service/observer.h"

#include <filesystem>
#include <utility>

#include "service/access/audit_chain.h"
#include "service/access/utc_now.h"

namespace tamga {
namespace {

Status set_aside(const std::filesystem::path& path) {
  const auto suffix = ".damaged-" + utc_now();
  std::error_code error;
  std::filesystem::rename(path, path.string() + suffix, error);
  if (error) return fail(ErrorCode::kUnavailable, path.string() + ": " + error.message());
  const auto head = audit_head_path(path);
  std::filesystem::rename(head, head.string() + suffix, error);
  return {};
}

Result<AuditLog> open_audit_log(const std::filesystem::path& path, const Log& log) {
  auto audit = AuditLog::open(path);
  if (audit || audit.error().code != ErrorCode::kCorrupt) return audit;
  log.write(LogLevel::kError, "audit_log_damaged", {{"detail", std::string_view(audit.error().message)}});
  if (const auto moved = set_aside(path); !moved) return std::unexpected(moved.error());
  auto fresh = AuditLog::open(path);
  if (!fresh) return fresh;
  const auto noted = fresh->append({}, {"audit.begun_again", "", 0, ""});
  if (!noted) return std::unexpected(noted.error());
  return fresh;
}

std::string_view first_parameter(const Exchange& exchange) {
  const auto& pattern = exchange.route->pattern;
  const auto open = pattern.find('{');
  const auto close = pattern.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return {};
  const auto found = exchange.parameters->find(pattern.substr(open + 1, close - open - 1));
  return found == exchange.parameters->end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

Result<std::unique_ptr<Observer>> Observer::open(const Settings& settings, Log& log, Metrics& metrics) {
  auto audit = open_audit_log(audit_file(settings), log);
  if (!audit) return std::unexpected(audit.error());
  return std::unique_ptr<Observer>(new Observer(settings, log, metrics, *std::move(audit)));
}

Observer::Observer(const Settings& settings, Log& log, Metrics& metrics, AuditLog audit)
    : log_(log),
      metrics_(metrics),
      gate_(keys_file(settings)),
      keys_({settings.access.requests_a_minute, settings.access.burst}),
      addresses_({settings.access.address_requests_a_minute, settings.access.address_burst}),
      audit_(std::move(audit)) {
  gate_.complain = [this](const Error& error) {
    log_.write(LogLevel::kError, "keys_not_read", {{"detail", std::string_view(error.message)}});
  };
}

Doorkeeper Observer::doorkeeper() {
  return {.identify =
              [this](const Request& request) {
                return gate_.identify(request.headers.first("Authorization").value_or(""));
              },
          .throttle = [this](const Request& request, const Caller& caller) { return throttle(request, caller); },
          .note = [this](const Exchange& exchange) { note(exchange); }};
}

std::optional<std::uint32_t> Observer::throttle(const Request& request, const Caller& caller) {
  const auto now = std::chrono::steady_clock::now();
  if (const auto wait = addresses_.take(request.remote_address, now)) return wait;
  return caller.key_id.empty() ? std::nullopt : keys_.take(caller.key_id, now);
}

void Observer::note(const Exchange& exchange) {
  const double seconds = std::chrono::duration<double>(exchange.took).count();
  const auto pattern = exchange.route == nullptr ? std::string("none") : exchange.api->prefix + exchange.route->pattern;
  const std::string_view method = exchange.route == nullptr ? "" : std::string_view(exchange.route->method);
  metrics_.answered(method, pattern, exchange.status, seconds);
  const auto level = exchange.status >= 500 ? LogLevel::kError : LogLevel::kInfo;
  if (log_.writes(level)) {
    log_.write(level, "request",
               {{"request", std::string_view(exchange.request->request_id)},
                {"trace", std::string_view(exchange.request->traceparent)},
                {"method", method},
                {"route", std::string_view(pattern)},
                {"status", std::int64_t{exchange.status}},
                {"ms", seconds * 1000},
                {"bytes", std::uint64_t{exchange.bytes}},
                {"key", std::string_view(exchange.caller->key_id)},
                {"reason", exchange.reason}});
  }
  if (exchange.route != nullptr && !exchange.route->audit.empty()) audit(exchange);
}

void Observer::audit(const Exchange& exchange) {
  const auto written = audit_.append(*exchange.caller, {exchange.route->audit, first_parameter(exchange),
                                                        exchange.status, exchange.request->request_id});
  if (written) return;
  metrics_.count("tamga_audit_failures_total", "Lines that the audit log did not take", {});
  log_.write(LogLevel::kError, "audit_not_written", {{"detail", std::string_view(written.error().message)}});
}

void Observer::flush() {
  if (const auto flushed = audit_.flush(); !flushed) {
    log_.write(LogLevel::kError, "audit_not_flushed", {{"detail", std::string_view(flushed.error().message)}});
  }
}

}  // namespace tamga
