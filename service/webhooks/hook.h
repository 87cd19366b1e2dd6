// Addresses that want to be told, per API key, and the secrets that sign what they are told.
#pragma once

#include <concepts>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/base/result.h"
#include "engine/storage/key_value_store.h"
#include "service/state/clock.h"

namespace tamga {

enum class HookStyle : std::uint8_t {
  kLms,  // signature over the body
  kApi   // signature over a time and the body
};

struct Hook {
  std::string id;
  std::string institution;
  std::string key_id;
  HookStyle style = HookStyle::kLms;
  std::string url;     // as it was given, byte for byte
  std::string secret;  // the bytes that sign
  std::string description;
  std::vector<std::string> events;
  bool allow_insecure = false;
  Milliseconds created = 0;
  bool operator==(const Hook&) const = default;
};

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, Hook>
void visit_fields(Io& io, Row& hook) {
  for (auto* text : {&hook.id, &hook.institution, &hook.key_id}) io(*text);
  io.choice(hook.style, HookStyle::kApi);
  for (auto* text : {&hook.url, &hook.secret, &hook.description}) io(*text);
  io.list(hook.events);
  io(hook.allow_insecure);
  io(hook.created);
}

inline constexpr std::uint8_t kHookRowVersion = 1;
inline constexpr std::size_t kMostHooks = 100;  // of a key

// Any method may be called from several threads at once. A hook of another key or of the other style is kNotFound.
class Hooks {
 public:
  explicit Hooks(KeyValueStore& store) : store_(store) {}

  // Registers an address; id and created are set here. The same key and address again: the hook keeps its id and gets
  // the new secret, events and description. kLimitExceeded past kMostHooks.
  Result<Hook> put(Hook hook);
  Result<std::vector<Hook>> list(std::string_view institution, std::string_view key_id, HookStyle style) const;
  Result<Hook> find(std::string_view institution, std::string_view key_id, HookStyle style, std::string_view id) const;
  Result<Hook> change(std::string_view institution, std::string_view key_id, HookStyle style, std::string_view id,
                      std::optional<std::string> description, std::optional<std::vector<std::string>> events);
  Status remove(std::string_view institution, std::string_view key_id, HookStyle style, std::string_view id);

 private:
  Result<std::vector<Hook>> all(std::string_view institution, std::string_view key_id) const;
  Result<Hook> put_locked(Hook hook);

  KeyValueStore& store_;
  std::mutex mutex_;  // of changes
};

}  // namespace tamga
