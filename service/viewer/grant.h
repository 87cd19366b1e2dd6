// What a viewer's address allows: one report, for a while, to a certain depth. The address itself carries it, sealed,
// so nothing needs to be remembered, and nobody can make one or change one.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/report/html/html_view.h"
#include "engine/storage/key_value_store.h"
#include "service/state/clock.h"

namespace tamga {

struct ViewerGrant {
  std::string institution;
  std::string work;
  Milliseconds expires = 0;
  UiLanguage language = UiLanguage::kRussian;
  ViewerLevel level = ViewerLevel::kPassages;
  bool student = true;  // the copy for the student
  bool titles = false;  // of other works, which may name people
  bool change = false;  // what counts, for good
  bool operator==(const ViewerGrant&) const = default;
};

// Letters, digits, "-" and "_": the bytes of the grant and an HMAC-SHA-256 over them, as base64url.
std::string seal_grant(const ViewerGrant& grant, std::string_view key);

// Nothing for a token that this key did not seal, that is not for `work`, or whose time is over at `now`.
std::optional<ViewerGrant> open_grant(std::string_view token, std::string_view work, std::string_view key,
                                      Milliseconds now);

// The key that seals grants: made once and kept in the service's state. Any thread may ask.
class ViewerKey {
 public:
  Result<std::string> get(KeyValueStore& store);

 private:
  std::mutex mutex_;
  std::string key_;
};

}  // namespace tamga
