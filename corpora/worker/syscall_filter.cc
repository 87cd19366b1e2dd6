#include "corpora/worker/syscall_filter.h"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>
#include <string>
#include <system_error>

#include "corpora/worker/sanitizer_build.h"
#include "engine/base/descriptor.h"

namespace tamga {
namespace {

using Context = std::unique_ptr<void, decltype(&seccomp_release)>;

constexpr std::uint32_t kOtherCalls = kSanitizerBuild ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS;

constexpr std::initializer_list<int> kAllowed = {
    // Talking to the caller.
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(recvfrom), SCMP_SYS(sendmsg), SCMP_SYS(close),
    // Memory. The calls that could make it executable are below.
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // What the C and C++ libraries do on the way: locks, clocks, a random seed, the size of the machine for malloc and
    // qsort.
    SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_yield), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(restart_syscall),
    SCMP_SYS(sysinfo),
    // The timer that bounds the processor time of a document, and the way to a signal's end.
    SCMP_SYS(setitimer), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

// abort() sends itself a signal. Refused rather than killed: it then ends the process in its own way, and the caller
// learns that the reader crashed and not that it tried a forbidden call.
constexpr std::initializer_list<int> kRefused = {SCMP_SYS(tgkill), SCMP_SYS(tkill)};

constexpr std::initializer_list<int> kFileCalls = {SCMP_SYS(open),       SCMP_SYS(openat),     SCMP_SYS(stat),
                                                   SCMP_SYS(lstat),      SCMP_SYS(newfstatat), SCMP_SYS(statx),
                                                   SCMP_SYS(access),     SCMP_SYS(faccessat2), SCMP_SYS(readlink),
                                                   SCMP_SYS(readlinkat), SCMP_SYS(getcwd)};

constexpr std::initializer_list<int> kForSanitizers = {
    SCMP_SYS(sigaltstack), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(mprotect), SCMP_SYS(mmap),
    SCMP_SYS(pipe),        SCMP_SYS(pipe2)};

std::unexpected<Error> failure(int error) {
  return fail(ErrorCode::kUnavailable, "the system-call filter: " + std::generic_category().message(error));
}

int add_rules(scmp_filter_ctx context, OpeningFiles opening) {
  for (const int call : kAllowed) {
    if (const int failed = seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0)) return failed;
  }
  for (const int call : kRefused) {
    if (kSanitizerBuild) break;  // what is not listed is refused there
    if (const int failed = seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), call, 0)) return failed;
  }
  for (const int call : kFileCalls) {
    if (kSanitizerBuild || opening == OpeningFiles::kKills) break;  // as any other call
    if (const int failed = seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), call, 0)) return failed;
  }
  if (kSanitizerBuild) {
    for (const int call : kForSanitizers) {
      if (const int failed = seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0)) return failed;
    }
    return 0;
  }
  constexpr auto kNotExecutable = scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    if (const int failed = seccomp_rule_add_array(context, SCMP_ACT_ALLOW, call, 1, &kNotExecutable)) return failed;
  }
  return 0;
}

}  // namespace

Result<SyscallFilter> compile_filter(OpeningFiles opening) {
  const Context context(seccomp_init(kOtherCalls), &seccomp_release);
  if (context == nullptr) return failure(ENOMEM);
  if (const int failed = seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS)) {
    return failure(-failed);
  }
  if (const int failed = seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2)) return failure(-failed);
  if (const int failed = add_rules(context.get(), opening)) return failure(-failed);
  const Descriptor file(::memfd_create("filter", MFD_CLOEXEC));
  if (file.number() < 0) return failure(errno);
  if (const int failed = seccomp_export_bpf(context.get(), file.number())) return failure(-failed);
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) return failure(errno);
  SyscallFilter filter(static_cast<std::size_t>(status.st_size) / sizeof(sock_filter));
  const auto bytes = filter.size() * sizeof(sock_filter);
  if (::pread(file.number(), filter.data(), bytes, 0) != static_cast<ssize_t>(bytes)) return failure(errno);
  return filter;
}

LayerState apply_filter(const SyscallFilter& filter) {
  const sock_fprog program{.len = static_cast<unsigned short>(filter.size()),
                           .filter = const_cast<sock_filter*>(filter.data())};  // the kernel only reads it
  const bool done = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
  return layer_after(Layer::kSyscallFilter, done ? 0 : errno,
                     kSanitizerBuild ? "refuses instead of killing: a sanitizer build" : "");
}

}  // namespace tamga
