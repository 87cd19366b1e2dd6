#include "corpora/worker/layer.h"

#include <system_error>
#include <utility>

namespace tamga {

std::string_view layer_name(Layer layer) {
  switch (layer) {
    case Layer::kOrdinaryUser:
      return "ordinary user";
    case Layer::kUserNamespace:
      return "user namespace";
    case Layer::kNetNamespace:
      return "network namespace";
    case Layer::kMountNamespace:
      return "empty file system";
    case Layer::kPidNamespace:
      return "process namespace";
    case Layer::kIpcNamespace:
      return "IPC namespace";
    case Layer::kUtsNamespace:
      return "host name namespace";
    case Layer::kNoNewPrivileges:
      return "no new privileges";
    case Layer::kNoCapabilities:
      return "no capabilities";
    case Layer::kNoDump:
      return "no dump";
    case Layer::kResourceLimits:
      return "resource limits";
    case Layer::kLandlock:
      return "Landlock";
    case Layer::kSyscallFilter:
      return "system-call filter";
  }
  return "unknown layer";
}

LayerState layer_after(Layer layer, int failed, std::string remark) {
  if (failed == 0) return {layer, true, std::move(remark)};
  return {layer, false, std::generic_category().message(failed)};
}

std::string layers_off(const LayerStates& layers) {
  std::string off;
  for (const auto& state : layers) {
    if (state.on) continue;
    off += (off.empty() ? "" : ", ") + std::string(layer_name(state.layer)) + " (" + state.remark + ")";
  }
  return off;
}

}  // namespace tamga
