#include "service/v1/idempotency.h"

#include <nlohmann/json.hpp>

#include "engine/base/hash.h"
#include "engine/base/json.h"
#include "service/state/clock.h"
#include "service/state/keys.h"
#include "service/state/uuid.h"

namespace tamga {
namespace {

constexpr std::size_t kLongestKey = 200;
constexpr Milliseconds kKept = 2LL * 24 * 3600 * 1000;
constexpr std::string_view kRows = "repeat";

std::string_view key_of(const Request& request) {
  return request.headers.first("Idempotency-Key").value_or("");
}

std::string row_of(const Request& request, const Caller& caller) {
  return named_key(kOwnApiRow, {kRows, caller.institution, caller.key_id, sha256_hex(key_of(request))});
}

// What makes two requests the same.
std::string print_of(const Request& request) {
  return sha256_hex(request.method + "\n" + request.path + "\n" +
                    std::string(request.headers.first("Content-Type").value_or("")) + "\n" + sha256_hex(request.body));
}

Result<std::vector<std::string>> new_ids(std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) {
    auto id = new_uuid();
    if (!id) return std::unexpected(id.error());
    ids.push_back(*std::move(id));
  }
  return ids;
}

}  // namespace

std::unique_lock<std::mutex> Idempotency::hold(const Request& request, const Caller& caller) const {
  if (key_of(request).empty()) return {};
  return std::unique_lock(mutexes_[hash64(row_of(request, caller)) % mutexes_.size()]);
}

Result<PlannedIds> Idempotency::plan(const Request& request, const Caller& caller, std::size_t count) const {
  const auto key = key_of(request);
  if (key.size() > kLongestKey) {
    return fail(ErrorCode::kInvalidArgument, "Idempotency-Key: at most 200 bytes are wanted");
  }
  const auto row = key.empty() ? std::string() : row_of(request, caller);
  const auto print = key.empty() ? std::string() : print_of(request);
  if (!key.empty()) {
    const auto found = store_.get(row);
    if (!found) return std::unexpected(found.error());
    if (*found) {
      const auto before = parse_json(**found, "a row of a repeated request");
      if (!before) return std::unexpected(before.error());
      if (before->value("request", "") != print) {
        return fail(ErrorCode::kInvalidArgument, "Idempotency-Key: it came with another request before");
      }
      return PlannedIds{before->value("ids", std::vector<std::string>()), true};
    }
  }
  auto ids = new_ids(count);
  if (!ids) return std::unexpected(ids.error());
  if (!key.empty()) {
    const KeyChange change{row, dump_json_line({{"request", print}, {"ids", *ids}, {"time", now_ms()}})};
    if (const auto written = store_.write({&change, 1}); !written) return std::unexpected(written.error());
  }
  return PlannedIds{*std::move(ids), false};
}

Result<std::size_t> forget_old_requests(KeyValueStore& store) {
  std::vector<KeyChange> changes;
  auto rows = store.cursor(named_key(kOwnApiRow, {kRows}));
  while (rows.next()) {
    const auto row = parse_json(rows.value(), "a row of a repeated request");
    if (!row || row->value("time", Milliseconds{0}) < now_ms() - kKept) {
      changes.push_back({std::string(rows.key()), std::nullopt});
    }
  }
  if (const auto read = rows.status(); !read) return std::unexpected(read.error());
  if (changes.empty()) return 0;
  if (const auto written = store.write(changes); !written) return std::unexpected(written.error());
  return changes.size();
}

}  // namespace tamga
