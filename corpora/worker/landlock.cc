// Debian 12 has neither a library for Landlock nor, in its headers, what kernels after 6.1 added; the numbers are part
// of the kernel's stable interface (Documentation/userspace-api/landlock.rst).
#include "corpora/worker/landlock.h"

#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

struct Ruleset {
  std::uint64_t files;    // rights on files that need a rule; there will be none
  std::uint64_t network;  // from version 4 on
  std::uint64_t scoped;   // from version 6 on
};

constexpr std::uint64_t first_bits(unsigned count) {
  return (std::uint64_t{1} << count) - 1;
}

// Rights on files that each version knows: 2 added moving between folders, 3 truncating, 5 device commands.
constexpr std::array<unsigned, 6> kFileRights = {0, 13, 14, 15, 15, 16};

}  // namespace

LayerState give_up_files() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return layer_after(Layer::kLandlock, version == 0 ? ENOSYS : errno);
  const auto known = static_cast<std::size_t>(version < 5 ? version : 5);
  const Ruleset ruleset{.files = first_bits(kFileRights[known]),
                        .network = first_bits(version >= 4 ? 2 : 0),
                        .scoped = first_bits(version >= 6 ? 2 : 0)};
  const std::size_t size = version >= 6 ? sizeof(Ruleset) : version >= 4 ? 16 : 8;
  const Descriptor handle(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &ruleset, size, 0)));
  const bool done = handle.number() >= 0 && ::syscall(SYS_landlock_restrict_self, handle.number(), 0) == 0;
  return layer_after(Layer::kLandlock, done ? 0 : errno, "version " + std::to_string(version));
}

}  // namespace tamga
