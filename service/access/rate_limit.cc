#include "service/access/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace tamga {

double RateLimit::refilled(const Bucket& bucket, Time now) const {
  const std::chrono::duration<double> passed = now - bucket.at;
  return std::min<double>(settings_.burst, bucket.tokens + passed.count() * settings_.a_minute / 60.0);
}

std::optional<std::uint32_t> RateLimit::take(std::string_view who, Time now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kMostBuckets && now - tidied_ > std::chrono::seconds(1)) {
    tidied_ = now;
    std::erase_if(buckets_, [&](const auto& one) { return refilled(one.second, now) >= settings_.burst; });
  }
  // When there are too many callers to tell apart, new ones share a bucket.
  const bool known = buckets_.size() < kMostBuckets || buckets_.contains(std::string(who));
  const auto [found, fresh] =
      buckets_.try_emplace(known ? std::string(who) : std::string(), Bucket{static_cast<double>(settings_.burst), now});
  Bucket& bucket = found->second;
  bucket.tokens = refilled(bucket, now);
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  const double seconds = (1 - bucket.tokens) * 60.0 / settings_.a_minute;
  return static_cast<std::uint32_t>(std::max(1.0, std::ceil(seconds)));
}

}  // namespace tamga
