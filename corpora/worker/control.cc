#include "corpora/worker/control.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tamga {
namespace {

// Room for one descriptor beside a packet.
struct Rights {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> bytes{};
};

msghdr message_of(iovec& content, Rights& rights) {
  msghdr message{};
  message.msg_iov = &content;
  message.msg_iovlen = 1;
  message.msg_control = rights.bytes.data();
  message.msg_controllen = rights.bytes.size();
  return message;
}

void attach(msghdr& message, int descriptor) {
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
}

Descriptor attached(msghdr& message) {
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(sizeof(int))) {
    return Descriptor();
  }
  int number = -1;
  std::memcpy(&number, CMSG_DATA(header), sizeof(int));
  return Descriptor(number);
}

}  // namespace

bool send_control(int socket, const ControlPacket& packet, int descriptor) {
  ControlPacket copy = packet;
  iovec content{.iov_base = &copy, .iov_len = sizeof(copy)};
  Rights rights;
  msghdr message = message_of(content, rights);
  if (descriptor >= 0)
    attach(message, descriptor);
  else
    message.msg_controllen = 0;
  for (;;) {
    if (::sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof(copy))) return true;
    if (errno != EINTR) return false;
  }
}

std::optional<ControlMessage> receive_control(int socket) {
  ControlMessage read;
  iovec content{.iov_base = &read.packet, .iov_len = sizeof(read.packet)};
  Rights rights;
  for (;;) {
    msghdr message = message_of(content, rights);
    const auto got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (got == static_cast<ssize_t>(sizeof(read.packet))) {
      read.descriptor = attached(message);
      return read;
    }
    if (got >= 0 || errno != EINTR) return std::nullopt;
  }
}

}  // namespace tamga
