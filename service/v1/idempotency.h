// Requests that may be repeated: with the header Idempotency-Key, the same request sent twice makes one check.
#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/storage/key_value_store.h"
#include "service/access/caller.h"
#include "service/http/message.h"

namespace tamga {

// The ids of the works that a request makes. They are durable before the first of them is made; so a request that is
// repeated after a crash, or while the answer was lost, finds the same ids and does what is left to do.
struct PlannedIds {
  std::vector<std::string> ids;
  bool repeated = false;
};

// Any method may be called from several threads at once.
class Idempotency {
 public:
  explicit Idempotency(KeyValueStore& store) : store_(store) {}

  // Holds back other requests of the same key until it goes.
  std::unique_lock<std::mutex> hold(const Request& request, const Caller& caller) const;

  // `count` new ids, or those of the same request before. kInvalidArgument: the header is longer than 200 bytes, or the
  // key came with another request before. Rows are kept for two days at least.
  Result<PlannedIds> plan(const Request& request, const Caller& caller, std::size_t count) const;

 private:
  KeyValueStore& store_;
  mutable std::array<std::mutex, 64> mutexes_;
};

// Takes rows away that are older than two days; how many.
Result<std::size_t> forget_old_requests(KeyValueStore& store);

}  // namespace tamga
