#include "cli/key_ring_file.h"

#include "cli/commands/documents.h"
#include "cli/report_files.h"

namespace tamga {

void add_keys_option(CLI::App& app, std::string& file) {
  app.add_option("--keys", file, "Key ring; by default TAMGA_KEYS, else tamga-keys.json here")
      ->option_text("FILE")
      ->envname("TAMGA_KEYS");
}

Result<KeyRing> load_key_ring(const std::string& file) {
  const auto bytes = read_small_file(file, kMaxKeyRingBytes);
  if (!bytes) return std::unexpected(bytes.error());
  return read_key_ring(*bytes, file);
}

Result<KeyRing> load_key_ring_or_begin(const std::string& file) {
  auto ring = load_key_ring(file);
  if (!ring && ring.error().code == ErrorCode::kNotFound) return KeyRing{};
  return ring;
}

Status save_key_ring(const KeyRing& ring, const std::string& file) {
  return write_whole_file(file, render_key_ring(ring));
}

std::filesystem::path private_key_path(const std::string& name) {
  return name.ends_with(".key") ? name : name + ".key";
}

std::string shown_key(const RingKey& key) {
  return key_id(key.key) + " (" + key.name + ")";
}

}  // namespace tamga
