// How often somebody may call: a token bucket each for keys and addresses.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tamga {

// A bucket holds `burst` tokens at most and gains `a_minute` of them a minute; a request costs one.
struct RateSettings {
  std::uint32_t a_minute = 600;
  std::uint32_t burst = 200;
};

// Any method may be called from several threads at once.
class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit RateLimit(const RateSettings& settings) : settings_(settings) {}

  // Takes a token of `who`. Nothing: go on. Else after how many seconds, at least 1, the next one will be there.
  // Full buckets are forgotten when there are kMostBuckets; who is new then shares one bucket.
  std::optional<std::uint32_t> take(std::string_view who, Time now);

  static constexpr std::size_t kMostBuckets = 100'000;

 private:
  struct Bucket {
    double tokens;
    Time at;
  };
  double refilled(const Bucket& bucket, Time now) const;

  RateSettings settings_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;  // guarded by mutex_
  Time tidied_{};                                    // likewise
};

}  // namespace tamga
