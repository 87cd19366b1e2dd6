// Root has the rights to make namespaces and gives them up afterwards. An ordinary user first needs a user namespace,
// in which it has all rights over the other new namespaces, and over nothing else. Root in a container that withholds
// those rights goes the way of the ordinary user.
#include "corpora/worker/namespaces.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

constexpr unsigned kNobody = 65534;

int error_of(bool succeeded) {
  return succeeded ? 0 : errno;
}

bool write_file(const char* path, const std::string& content) {
  const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
  return file.number() >= 0 &&
         ::write(file.number(), content.data(), content.size()) == static_cast<ssize_t>(content.size());
}

int become_nobody() {
  const bool done = ::setgroups(0, nullptr) == 0 && ::setresgid(kNobody, kNobody, kNobody) == 0 &&
                    ::setresuid(kNobody, kNobody, kNobody) == 0;
  const int failed = error_of(done);
  ::prctl(PR_SET_DUMPABLE, 1);  // or the maps of a user namespace would belong to root; each worker takes it back
  return failed;
}

// A user namespace in which the user is who it was: its number maps to itself.
int enter_user_namespace() {
  const auto user = std::to_string(::geteuid());
  const auto group = std::to_string(::getegid());
  if (::unshare(CLONE_NEWUSER) != 0) return errno;
  const bool mapped = write_file("/proc/self/setgroups", "deny") &&
                      write_file("/proc/self/uid_map", user + " " + user + " 1") &&
                      write_file("/proc/self/gid_map", group + " " + group + " 1");
  return error_of(mapped);
}

// In a mount namespace of our own: an empty, read-only file system becomes the root, and the old one is let go.
int empty_root() {
  constexpr unsigned long kFlags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY;
  const bool done = ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                    ::mount("tmpfs", "/tmp", "tmpfs", kFlags, "size=4k,mode=0555") == 0 && ::chdir("/tmp") == 0 &&
                    ::syscall(SYS_pivot_root, ".", ".") == 0 && ::umount2(".", MNT_DETACH) == 0 && ::chdir("/") == 0;
  return error_of(done);
}

struct Namespace {
  Layer layer;
  int flag;
};
constexpr std::array<Namespace, 4> kOthers = {{{Layer::kNetNamespace, CLONE_NEWNET},
                                               {Layer::kPidNamespace, CLONE_NEWPID},
                                               {Layer::kIpcNamespace, CLONE_NEWIPC},
                                               {Layer::kUtsNamespace, CLONE_NEWUTS}}};

void enter_others(LayerStates& layers) {
  for (const auto& each : kOthers) layers.push_back(layer_after(each.layer, error_of(::unshare(each.flag) == 0)));
  int failed = error_of(::unshare(CLONE_NEWNS) == 0);
  if (failed == 0) failed = empty_root();
  layers.push_back(layer_after(Layer::kMountNamespace, failed));
}

bool may_make_namespaces() {
  return ::geteuid() == 0 && ::unshare(CLONE_NEWUTS) == 0;
}

}  // namespace

LayerStates enter_namespaces() {
  LayerStates layers;
  const bool root = ::geteuid() == 0;
  const bool rights = may_make_namespaces();
  if (rights) {
    // The user namespace comes last, so its maps are written while /proc can still be seen: root stays outside of one
    // and gives up being root instead.
    enter_others(layers);
    layers.push_back(layer_after(Layer::kOrdinaryUser, become_nobody()));
    layers.push_back(layer_after(Layer::kUserNamespace, error_of(::unshare(CLONE_NEWUSER) == 0), "after leaving root"));
    return layers;
  }
  layers.push_back(layer_after(Layer::kOrdinaryUser, root ? become_nobody() : 0));
  layers.push_back(layer_after(Layer::kUserNamespace, enter_user_namespace()));
  enter_others(layers);
  return layers;
}

}  // namespace tamga
