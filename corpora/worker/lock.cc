#include "corpora/worker/lock.h"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>

#include "corpora/worker/landlock.h"
#include "corpora/worker/sanitizer_build.h"

namespace tamga {
namespace {

constexpr auto kLifeInDocuments = 1000;

int drop_capabilities() {
  __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  const std::array<__user_cap_data_struct, 2> none{};
  return ::syscall(SYS_capset, &header, none.data()) == 0 ? 0 : errno;
}

bool set_limit(__rlimit_resource resource, std::uint64_t value) {
  rlimit limit{.rlim_cur = value, .rlim_max = value};
  return ::setrlimit(resource, &limit) == 0;
}

LayerState set_limits(const LockSettings& settings, std::uint64_t mapped) {
  const auto life = std::chrono::ceil<std::chrono::seconds>(settings.cpu * kLifeInDocuments).count();
  // The check of virtual tables asks with a pipe whether it may read them.
  constexpr std::uint64_t kDescriptors = kSanitizerBuild ? 64 : 0;
  bool done = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_FSIZE, 0) && set_limit(RLIMIT_NOFILE, kDescriptors) &&
              set_limit(RLIMIT_NPROC, 0) && set_limit(RLIMIT_MEMLOCK, 0) && set_limit(RLIMIT_MSGQUEUE, 0) &&
              set_limit(RLIMIT_CPU, static_cast<std::uint64_t>(std::max<long>(life, 1)));
  if (kSanitizerBuild)
    return layer_after(Layer::kResourceLimits, done ? 0 : errno, "no bound of memory: a sanitizer build");
  done = done && set_limit(RLIMIT_AS, mapped + settings.memory_bytes);
  return layer_after(Layer::kResourceLimits, done ? 0 : errno);
}

}  // namespace

std::uint64_t mapped_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t pages = 0;
  statm >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

LayerStates put_on_lock(const LockSettings& settings, std::uint64_t mapped, const SyscallFilter& filter) {
  LayerStates layers;
  const auto add = [&](Layer layer, auto put_on) {
    layers.push_back(settings.without.contains(layer) ? LayerState{layer, false, "taken off"} : put_on());
  };
  const auto after = [](Layer layer, bool done) { return layer_after(layer, done ? 0 : errno); };
  add(Layer::kNoNewPrivileges,
      [&] { return after(Layer::kNoNewPrivileges, ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0); });
  add(Layer::kNoDump, [&] { return after(Layer::kNoDump, ::prctl(PR_SET_DUMPABLE, 0) == 0); });
  add(Layer::kNoCapabilities, [] { return layer_after(Layer::kNoCapabilities, drop_capabilities()); });
  add(Layer::kLandlock, [] { return give_up_files(); });
  add(Layer::kResourceLimits, [&] { return set_limits(settings, mapped); });
  add(Layer::kSyscallFilter, [&] { return apply_filter(filter); });
  return layers;
}

void start_document_clock(const LockSettings& settings) {
  const auto cpu = std::chrono::duration_cast<std::chrono::microseconds>(settings.cpu).count();
  const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = cpu / 1'000'000, .tv_usec = cpu % 1'000'000}};
  ::setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace tamga
