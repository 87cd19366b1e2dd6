// What opens doors and keeps records: presented keys, the file of the keys, lines of the audit log.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "service/access/audit_chain.h"
#include "service/access/key_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tamga;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto parts = split_key(bytes)) {
    const ApiKey nobody;
    if (parts->id.size() != 16 || parts->secret.size() != 64 || secret_fits(nobody, parts->secret, 0)) std::abort();
  }
  if (const auto line = split_audit_line(bytes)) {
    if (join_audit_line(line->body, line->hash) != bytes) std::abort();
  }
  const auto keys = read_api_keys(bytes, "keys");
  if (!keys) return 0;
  const auto again = read_api_keys(render_api_keys(*keys), "keys");
  if (!again || again->keys != keys->keys) std::abort();
  return 0;
}
