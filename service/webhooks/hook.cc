#include "service/webhooks/hook.h"

#include <algorithm>
#include <utility>

#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/state/uuid.h"

namespace tamga {
namespace {

std::string keys_of(std::string_view institution, std::string_view key_id) {
  return named_key(kHookRow, {institution, key_id});
}

std::string key_of(const Hook& hook) {
  return keys_of(hook.institution, hook.key_id) + hook.id;
}

}  // namespace

Result<std::vector<Hook>> Hooks::all(std::string_view institution, std::string_view key_id) const {
  std::vector<Hook> hooks;
  auto rows = store_.cursor(keys_of(institution, key_id));
  while (rows.next()) {
    auto hook = decode_row<Hook>(rows.value(), kHookRowVersion);
    if (!hook) return fail(ErrorCode::kCorrupt, "a webhook of the service's state is damaged");
    hooks.push_back(*std::move(hook));
  }
  if (auto read = rows.status(); !read) return std::unexpected(read.error());
  std::ranges::sort(hooks, [](const Hook& a, const Hook& b) {
    return std::pair(a.created, std::string_view(a.id)) < std::pair(b.created, std::string_view(b.id));
  });
  return hooks;
}

Result<std::vector<Hook>> Hooks::list(std::string_view institution, std::string_view key_id, HookStyle style) const {
  auto hooks = all(institution, key_id);
  if (hooks) std::erase_if(*hooks, [&](const Hook& hook) { return hook.style != style; });
  return hooks;
}

Result<Hook> Hooks::find(std::string_view institution, std::string_view key_id, HookStyle style,
                         std::string_view id) const {
  const auto row = store_.get(keys_of(institution, key_id) + std::string(id));
  if (!row) return std::unexpected(row.error());
  if (!*row) return fail(ErrorCode::kNotFound, "no webhook of this id");
  auto hook = decode_row<Hook>(**row, kHookRowVersion);
  if (!hook) return fail(ErrorCode::kCorrupt, "a webhook of the service's state is damaged");
  if (hook->style != style) return fail(ErrorCode::kNotFound, "no webhook of this id");
  return *std::move(hook);
}

Result<Hook> Hooks::put_locked(Hook hook) {
  const KeyChange row{key_of(hook), encode_row(hook, kHookRowVersion)};
  if (auto written = store_.write({&row, 1}); !written) return std::unexpected(written.error());
  return hook;
}

Result<Hook> Hooks::put(Hook hook) {
  const std::scoped_lock lock(mutex_);
  const auto known = all(hook.institution, hook.key_id);
  if (!known) return std::unexpected(known.error());
  const auto same = std::ranges::find_if(
      *known, [&](const Hook& other) { return other.url == hook.url && other.style == hook.style; });
  if (same != known->end()) {
    hook.id = same->id;
    hook.created = same->created;
    return put_locked(std::move(hook));
  }
  if (known->size() >= kMostHooks) {
    return fail(ErrorCode::kLimitExceeded, "a key has at most " + std::to_string(kMostHooks) + " webhooks");
  }
  auto id = new_uuid();
  if (!id) return std::unexpected(id.error());
  hook.id = *std::move(id);
  hook.created = now_ms();
  return put_locked(std::move(hook));
}

Result<Hook> Hooks::change(std::string_view institution, std::string_view key_id, HookStyle style, std::string_view id,
                           std::optional<std::string> description, std::optional<std::vector<std::string>> events) {
  const std::scoped_lock lock(mutex_);
  auto hook = find(institution, key_id, style, id);
  if (!hook) return hook;
  if (description) hook->description = *std::move(description);
  if (events) hook->events = *std::move(events);
  return put_locked(*std::move(hook));
}

Status Hooks::remove(std::string_view institution, std::string_view key_id, HookStyle style, std::string_view id) {
  const std::scoped_lock lock(mutex_);
  const auto hook = find(institution, key_id, style, id);
  if (!hook) return std::unexpected(hook.error());
  const KeyChange row{key_of(*hook), std::nullopt};
  return store_.write({&row, 1});
}

}  // namespace tamga
