#include "service/config/settings_table.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <utility>

namespace tamga {
namespace {

constexpr std::string_view kLevels = "full|passages|figures";
constexpr std::uint64_t kAnySize = std::uint64_t{1} << 50U;

#define TAMGA_PLACE(member) [](Settings& settings) -> SettingPlace { return &settings.member; }

std::vector<SettingName> make_names() {
  const auto text = [](std::string_view key, std::string_view meaning, SettingPlace (*place)(Settings&),
                       std::string_view choices = {}) { return SettingName{key, meaning, place, 0, 0, choices}; };
  const auto number = [](std::string_view key, std::string_view meaning, SettingPlace (*place)(Settings&),
                         std::uint64_t least,
                         std::uint64_t most) { return SettingName{key, meaning, place, least, most, {}}; };
  return {
      text("corpus", "directory of the corpus", TAMGA_PLACE(corpus)),
      text("state", "directory of works, jobs, keys and the audit log; empty: CORPUS/service", TAMGA_PLACE(state)),

      text("http.listen", "address and port of the service; port 0: any free one", TAMGA_PLACE(http.listen)),
      text("http.metrics_listen", "address and port of /metrics; empty: none", TAMGA_PLACE(http.metrics_listen)),
      text("http.port_file", "file that the addresses in use are written to; empty: none", TAMGA_PLACE(http.port_file)),
      text("http.certificate", "PEM file with the certificate and its chain; empty: no TLS",
           TAMGA_PLACE(http.certificate)),
      text("http.private_key", "PEM file with the private key of the certificate", TAMGA_PLACE(http.private_key)),
      text("http.trusted_proxies", "addresses of proxies whose X-Forwarded-For is believed",
           TAMGA_PLACE(http.trusted_proxies)),
      text("http.hosts", "names that requests may be addressed to; empty: any", TAMGA_PLACE(http.hosts)),
      number("http.threads", "requests that are worked on at a time", TAMGA_PLACE(http.threads), 4, 1024),
      number(
          "http.connections",
          "open connections, at most half of the descriptors that the system allows; the one idle longest makes room",
          TAMGA_PLACE(http.connections), 16, 1'000'000),
      number("http.connections_per_address", "the same for one address", TAMGA_PLACE(http.connections_per_address), 1,
             1'000'000),
      number("http.requests_per_connection", "requests before a connection is closed",
             TAMGA_PLACE(http.requests_per_connection), 1, 1'000'000'000),
      number("http.header_seconds", "from the first byte of a request to the end of its head",
             TAMGA_PLACE(http.header_seconds), 1, 600),
      number("http.idle_seconds", "of a connection without a request", TAMGA_PLACE(http.idle_seconds), 1, 3600),
      number("http.body_bytes_a_second", "slower clients are cut off", TAMGA_PLACE(http.body_bytes_a_second), 0,
             1'000'000'000),
      number("http.body_grace_seconds", "before that rate counts", TAMGA_PLACE(http.body_grace_seconds), 1, 3600),
      number("http.body_seconds", "from the head of a request to the end of its body", TAMGA_PLACE(http.body_seconds),
             1, 86'400),
      number("http.bodies_in_memory", "bytes of bodies in memory; requests beyond wait",
             TAMGA_PLACE(http.bodies_in_memory), 1U << 20U, kAnySize),
      number("http.stop_seconds", "for requests in progress when the service is told to stop",
             TAMGA_PLACE(http.stop_seconds), 0, 3600),

      text("access.keys", "file of the API keys; empty: STATE/keys.json", TAMGA_PLACE(access.keys)),
      text("access.audit", "audit log; empty: STATE/audit.log", TAMGA_PLACE(access.audit)),
      number("access.requests_a_minute", "of a key, on /v1", TAMGA_PLACE(access.requests_a_minute), 1, 100'000'000),
      number("access.burst", "requests of a key that may come at once", TAMGA_PLACE(access.burst), 1, 100'000'000),
      number("access.address_requests_a_minute", "of an address, on /v1", TAMGA_PLACE(access.address_requests_a_minute),
             1, 100'000'000),
      number("access.address_burst", "requests of an address that may come at once", TAMGA_PLACE(access.address_burst),
             1, 100'000'000),
      text("access.admin_level", "how much of a source an administrator sees", TAMGA_PLACE(access.admin_level),
           kLevels),
      text("access.lms_level", "the same for a learning platform", TAMGA_PLACE(access.lms_level), kLevels),
      text("access.teacher_level", "the same for a teacher", TAMGA_PLACE(access.teacher_level), kLevels),
      text("access.auditor_level", "the same for an auditor", TAMGA_PLACE(access.auditor_level), kLevels),

      number("jobs.workers", "checks at a time; 0: one a core", TAMGA_PLACE(jobs.workers), 0, 1024),
      number("jobs.most_waiting", "jobs waiting before /v1 answers 429; learning platforms are never refused",
             TAMGA_PLACE(jobs.most_waiting), 1, 100'000'000),

      number("webhooks.timeout_seconds", "for the answer of a receiver", TAMGA_PLACE(webhooks.timeout_seconds), 1, 600),
      number("webhooks.first_retry_seconds", "pause before the second try; doubles after each",
             TAMGA_PLACE(webhooks.first_retry_seconds), 1, 3600),
      number("webhooks.longest_retry_seconds", "longest pause", TAMGA_PLACE(webhooks.longest_retry_seconds), 1, 86'400),
      number("webhooks.give_up_hours", "after which a delivery is given up", TAMGA_PLACE(webhooks.give_up_hours), 1,
             720),
      number("webhooks.workers", "deliveries at a time", TAMGA_PLACE(webhooks.workers), 1, 256),
      text("webhooks.private_addresses", "receivers may have private addresses",
           TAMGA_PLACE(webhooks.private_addresses)),
      text("webhooks.loopback_addresses", "receivers may be on this machine", TAMGA_PLACE(webhooks.loopback_addresses)),
      text("webhooks.plain_http", "receivers may be addressed without TLS", TAMGA_PLACE(webhooks.plain_http)),
      text("webhooks.allowed_hosts", "only these receivers; empty: any", TAMGA_PLACE(webhooks.allowed_hosts)),

      text("webhooks.authorities", "PEM file with authorities that are trusted beside the system's; empty: none",
           TAMGA_PLACE(webhooks.authorities)),

      text("lms.base_path", "path before /api/v1", TAMGA_PLACE(lms.base_path)),
      text("lms.public_url", "address of this service for browsers; empty: the one it listens on",
           TAMGA_PLACE(lms.public_url)),
      number("lms.completion_delay_seconds", "between an upload and the webhook about it",
             TAMGA_PLACE(lms.completion_delay_seconds), 0, 3600),
      number("lms.viewer_minutes", "how long the address of a report works", TAMGA_PLACE(lms.viewer_minutes), 1, 1440),
      text("lms.require_eula", "students accept terms of use before a work is taken", TAMGA_PLACE(lms.require_eula)),
      text("lms.eula_version", "version of the terms; later versions sort behind earlier ones",
           TAMGA_PLACE(lms.eula_version)),
      text("lms.eula_file", "file with the terms; empty: one sentence", TAMGA_PLACE(lms.eula_file)),
      text("lms.self_match", "which own earlier works are not counted", TAMGA_PLACE(lms.self_match),
           "ALL|GROUP|GROUP_CONTEXT|NONE"),
      text("lms.collection", "collection that submissions go to", TAMGA_PLACE(lms.collection)),

      text("log.level", "least severe lines that are written", TAMGA_PLACE(log.level), "error|warning|info|debug"),
      text("log.file", "empty: standard error", TAMGA_PLACE(log.file)),

      text("reading.require_sandbox", "read no file unless every layer around the readers is on",
           TAMGA_PLACE(reading.require_sandbox)),
      text("reading.ocr", "read pictures, and PDF documents without a text layer, with tesseract",
           TAMGA_PLACE(reading.ocr)),
      text("reading.limits", "limits of reading a file, as `tamga doctor` lists them: memory=1GiB",
           TAMGA_PLACE(reading.limits)),
      number("reading.workers", "reader processes; 0: one a core", TAMGA_PLACE(reading.workers), 0, 256),
  };
}

#undef TAMGA_PLACE

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

std::string_view nearest_key(std::string_view key) {
  return std::ranges::min(setting_names(), {}, [&](const SettingName& name) { return edit_distance(name.key, key); })
      .key;
}

std::vector<std::string> list_of(std::string_view value) {
  std::vector<std::string> list;
  for (std::size_t begin = 0; begin < value.size();) {
    const auto end = std::min(value.find(',', begin), value.size());
    if (end > begin) list.emplace_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return list;
}

template <class Number>
std::optional<std::string> set_number(Number& place, const SettingName& name, std::string_view value) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < name.least || number > name.most) {
    return "a number from " + std::to_string(name.least) + " to " + std::to_string(name.most) + " is wanted";
  }
  place = static_cast<Number>(number);
  return std::nullopt;
}

bool is_choice(std::string_view value, std::string_view choices) {
  for (std::size_t begin = 0; begin <= choices.size();) {
    const auto end = std::min(choices.find('|', begin), choices.size());
    if (choices.substr(begin, end - begin) == value) return true;
    begin = end + 1;
  }
  return false;
}

// What is wrong with the value; nothing if it was set.
struct Setter {
  const SettingName& name;
  std::string_view value;
  std::optional<std::string> operator()(std::string* place) const {
    if (!name.choices.empty() && !is_choice(value, name.choices))
      return "one of " + std::string(name.choices) + " is wanted";
    *place = value;
    return std::nullopt;
  }
  std::optional<std::string> operator()(std::filesystem::path* place) const {
    *place = value;
    return std::nullopt;
  }
  std::optional<std::string> operator()(std::uint32_t* place) const { return set_number(*place, name, value); }
  std::optional<std::string> operator()(std::uint64_t* place) const { return set_number(*place, name, value); }
  std::optional<std::string> operator()(bool* place) const {
    if (value != "true" && value != "false") return "true or false is wanted";
    *place = value == "true";
    return std::nullopt;
  }
  std::optional<std::string> operator()(std::vector<std::string>* place) const {
    *place = list_of(value);
    return std::nullopt;
  }
};

struct Shower {
  std::string operator()(const std::string* place) const { return *place; }
  std::string operator()(const std::filesystem::path* place) const { return place->string(); }
  std::string operator()(const std::uint32_t* place) const { return std::to_string(*place); }
  std::string operator()(const std::uint64_t* place) const { return std::to_string(*place); }
  std::string operator()(const bool* place) const { return *place ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>* place) const {
    std::string text;
    for (const auto& one : *place) text.append(text.empty() ? "" : ",").append(one);
    return text;
  }
};

}  // namespace

const std::vector<SettingName>& setting_names() {
  static const std::vector<SettingName> names = make_names();
  return names;
}

Status set_setting(Settings& settings, std::string_view key, std::string_view value, std::string_view source) {
  const auto found = std::ranges::find(setting_names(), key, &SettingName::key);
  if (found == setting_names().end()) {
    return fail(ErrorCode::kInvalidArgument, std::string(source) + ": there is no setting \"" + std::string(key) +
                                                 "\"; the nearest is \"" + std::string(nearest_key(key)) + "\"");
  }
  const auto wrong = std::visit(Setter{*found, value}, found->place(settings));
  if (!wrong) return {};
  return fail(ErrorCode::kInvalidArgument,
              std::string(source) + ": " + std::string(key) + " = \"" + std::string(value) + "\": " + *wrong);
}

std::string setting_text(Settings& settings, const SettingName& name) {
  return std::visit(Shower{}, name.place(settings));
}

std::string environment_name(std::string_view key) {
  std::string name = "TAMGA_";
  for (const char c : key) name += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

}  // namespace tamga
