// All settings of the service in one place. docs/operations.md describes each; settings_table.cc names them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "service/config/shared_collections.h"

namespace tamga {

struct HttpSettings {
  std::string listen = "127.0.0.1:8710";     // port 0: any free one
  std::string metrics_listen;                // address of /metrics; empty: none
  std::string port_file;                     // where the ports in use are written once it listens; empty: nowhere
  std::string certificate, private_key;      // PEM files; both or none
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
  std::vector<std::string> hosts;            // Host names that are served; empty: any
  std::uint32_t threads = 64;                // handlers at a time
  std::uint32_t connections = 8192;          // in all
  std::uint32_t connections_per_address = 2048;
  std::uint32_t requests_per_connection = 10'000;
  std::uint32_t header_seconds = 3;                // from the first byte of a request to its last header
  std::uint32_t idle_seconds = 15;                 // of a kept connection without a request
  std::uint32_t body_bytes_a_second = 8192;        // slower bodies, and slower readers of answers, are cut off
  std::uint32_t body_grace_seconds = 10;           // before that rate counts
  std::uint32_t body_seconds = 900;                // for the whole of a body, at whatever rate
  std::uint64_t bodies_in_memory = 256ULL << 20U;  // bytes; requests beyond wait
  std::uint32_t stop_seconds = 30;                 // for requests in progress when it is told to stop
};

struct AccessSettings {
  std::string keys;                       // file of the API keys; empty: "keys.json" in the state directory
  std::string audit;                      // audit log; empty: "audit.log" in the state directory
  std::uint32_t requests_a_minute = 600;  // of a key, on /v1
  std::uint32_t burst = 200;
  std::uint32_t address_requests_a_minute = 1200;  // of an address, on /v1, and without a key on any API
  std::uint32_t address_burst = 400;
  std::string teacher_level = "passages";  // how much of a source a role sees: full, passages, figures
  std::string lms_level = "passages";
  std::string admin_level = "full";
  std::string auditor_level = "figures";
};

struct JobSettings {
  std::uint32_t workers = 0;            // checks at a time; 0: one a core
  std::uint32_t most_waiting = 10'000;  // own API: 429 beyond; LMS: never refused
};

struct WebhookSettings {
  std::uint32_t timeout_seconds = 60;
  std::uint32_t first_retry_seconds = 30;
  std::uint32_t longest_retry_seconds = 3600;
  std::uint32_t give_up_hours = 24;
  std::uint32_t workers = 4;        // deliveries at a time
  bool private_addresses = true;    // LMS hosts are mostly in the same house; loopback and link-local stay forbidden
  bool loopback_addresses = false;  // for tests, and an LMS on the same machine
  bool plain_http = true;
  std::vector<std::string> allowed_hosts;  // only these; empty: any
  std::filesystem::path authorities;       // PEM file with authorities trusted beside the system's; empty: none
};

struct LmsSettings {
  std::string base_path;                        // before /api/v1
  std::string public_url;                       // of this service, as browsers reach it; empty: http(s)://LISTEN
  std::uint32_t completion_delay_seconds = 10;  // between an upload and SUBMISSION_COMPLETE
  std::uint32_t viewer_minutes = 15;            // how long a viewer address works
  bool require_eula = false;
  std::string eula_version = "v2026-01";
  std::string eula_file;                   // its text, HTML or plain; empty: a sentence
  std::string self_match = "GROUP";        // own earlier works: ALL, GROUP, GROUP_CONTEXT, NONE
  std::string collection = "submissions";  // where submissions that may be sources go
};

struct LogSettings {
  std::string level = "info";  // error, warning, info, debug
  std::string file;            // empty: standard error
};

struct ReadingSettings {
  bool require_sandbox = false;
  bool ocr = false;                 // pictures are read, and PDF documents without a text layer
  std::vector<std::string> limits;  // "memory=1GiB": as --limit of `tamga` takes them
  std::uint32_t workers = 0;        // reader processes; 0: one a core
};

struct Settings {
  std::filesystem::path corpus;
  std::filesystem::path state;  // jobs, results, keys, audit log; empty: CORPUS/service
  HttpSettings http;
  AccessSettings access;
  JobSettings jobs;
  WebhookSettings webhooks;
  LmsSettings lms;
  LogSettings log;
  ReadingSettings reading;
  SharedCollections shared;  // in the file only
};

// Where what has a default place is kept.
std::filesystem::path state_directory(const Settings& settings);
std::filesystem::path keys_file(const Settings& settings);
std::filesystem::path audit_file(const Settings& settings);

}  // namespace tamga
