// The layers of the sandbox around a worker. Each is put on where the kernel allows it; what it refuses is told, and
// the other layers stand.
//
// In builds with sanitizers (developers and CI only) the system-call filter answers EPERM to what it would kill for
// elsewhere, and the address space is not bounded: the runtime of the sanitizers needs both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

enum class Layer : std::uint8_t {
  kOrdinaryUser,    // a worker started by root runs as "nobody"
  kUserNamespace,   // no rights of the system, whoever it runs as
  kNetNamespace,    // a network without devices
  kMountNamespace,  // an empty file system, read-only
  kPidNamespace,    // sees no process but its own kind
  kIpcNamespace,    // no shared memory or queues of others
  kUtsNamespace,    // not the name of the host
  kNoNewPrivileges,
  kNoCapabilities,
  kNoDump,          // no core file, no debugger
  kResourceLimits,  // memory, files, processes, descriptors
  kLandlock,        // no rights on any file
  kSyscallFilter    // a list of allowed system calls; the first other one ends the worker
};
inline constexpr std::uint8_t kLayers = 13;

// What a layer is called in messages and by `tamga doctor`: "network namespace".
std::string_view layer_name(Layer layer);

struct LayerState {
  Layer layer = Layer::kOrdinaryUser;
  bool on = false;
  std::string
      remark;  // why it is off ("Operation not permitted"), or a detail of one that is on ("version 4"); or empty
  bool operator==(const LayerState&) const = default;
};

using LayerStates = std::vector<LayerState>;

// The state of a layer after a system call: on where `failed` is zero, else off with the words of that error number.
LayerState layer_after(Layer layer, int failed, std::string remark = {});

// "network namespace (Operation not permitted), Landlock (...)": the layers that are off. Empty: all are on.
std::string layers_off(const LayerStates& layers);

}  // namespace tamga
