// The key ring on disk, and the names of the files of a key.
#pragma once

#include <filesystem>
#include <string>

#include "cli/commands/command.h"
#include "engine/base/result.h"
#include "engine/report/signature/key_ring.h"

namespace tamga {

// --keys or TAMGA_KEYS; by default "tamga-keys.json".
void add_keys_option(CLI::App& app, std::string& file);

Result<KeyRing> load_key_ring(const std::string& file);
// An empty one if there is no such file yet.
Result<KeyRing> load_key_ring_or_begin(const std::string& file);
Status save_key_ring(const KeyRing& ring, const std::string& file);

// "office" and "office.key" both name the key whose private part is in office.key.
std::filesystem::path private_key_path(const std::string& name);

// "5f2c... (office)".
std::string shown_key(const RingKey& key);

}  // namespace tamga
