// The keys of a running service: looks callers up, and notices at once when the file of the keys has changed.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/access/key_file.h"

namespace tamga {

// Any method may be called from several threads at once.
class Gate {
 public:
  explicit Gate(std::filesystem::path keys) : path_(std::move(keys)) {}

  // Who presents `authorization`, the value of that header ("Bearer tamga_..."); nothing for an unknown, expired or
  // revoked key. Looks at the file first: a key revoked a moment ago is refused. Where the file has become unreadable,
  // the keys read last stay in force and `complain` is called once.
  // Cost: one stat(2) and one hash; about 2 microseconds.
  std::optional<Caller> identify(std::string_view authorization);

  // Reads the file again, changed or not.
  Status reload();

  std::function<void(const Error&)> complain;  // set before threads call

 private:
  using Keys = std::map<std::string, ApiKey, std::less<>>;
  struct Stamp {  // of the file that was read
    dev_t device = 0;
    ino_t inode = 0;
    std::int64_t changed = -1;
    std::int64_t bytes = -1;
    bool operator==(const Stamp&) const = default;
  };
  Stamp stamp() const;
  std::shared_ptr<const Keys> current();

  std::filesystem::path path_;
  std::mutex mutex_;
  Stamp read_;                                                   // guarded by mutex_
  std::shared_ptr<const Keys> keys_ = std::make_shared<Keys>();  // likewise
};

}  // namespace tamga
