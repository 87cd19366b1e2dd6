#include "service/access/gate.h"

#include <sys/stat.h>

#include <utility>

#include "service/access/utc_now.h"

namespace tamga {

Gate::Stamp Gate::stamp() const {
  struct stat state{};
  if (::stat(path_.c_str(), &state) != 0) return {};
  return {state.st_dev, state.st_ino, state.st_ctim.tv_sec * 1'000'000'000 + state.st_ctim.tv_nsec, state.st_size};
}

std::shared_ptr<const Gate::Keys> Gate::current() {
  const auto now = stamp();
  const std::lock_guard lock(mutex_);
  if (now == read_) return keys_;
  read_ = now;  // a bad file is read and complained of once
  const auto loaded = load_api_keys(path_);
  if (!loaded) {
    if (complain) complain(loaded.error());
    return keys_;
  }
  auto keys = std::make_shared<Keys>();
  for (const auto& key : loaded->keys) keys->emplace(key.id, key);
  keys_ = std::move(keys);
  return keys_;
}

Status Gate::reload() {
  const auto loaded = load_api_keys(path_);
  if (!loaded) return std::unexpected(loaded.error());
  {
    const std::lock_guard lock(mutex_);
    read_ = {};
  }
  current();
  return {};
}

std::optional<Caller> Gate::identify(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  if (!authorization.starts_with(kScheme)) return std::nullopt;
  const auto parts = split_key(authorization.substr(kScheme.size()));
  if (!parts) return std::nullopt;
  const auto keys = current();
  const auto found = keys->find(parts->id);
  // An unknown id costs as much as a wrong secret, so that ids cannot be told by the time it takes.
  static const ApiKey nobody{
      .id = "", .institution = "", .role = Role::kAuditor, .note = "", .secrets = {KeySecret{}}, .revoked = "x"};
  const ApiKey& key = found == keys->end() ? nobody : found->second;
  if (!secret_fits(key, parts->secret, seconds_now())) return std::nullopt;
  return Caller{key.institution, key.id, key.role};
}

}  // namespace tamga
