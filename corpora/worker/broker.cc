#include "corpora/worker/broker.h"

#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "corpora/worker/broker_process.h"
#include "corpora/worker/control.h"
#include "corpora/worker/frame.h"

namespace tamga {
namespace {

std::unexpected<Error> unavailable(const std::string& why) {
  return fail(ErrorCode::kUnavailable, "the worker processes: " + why);
}

}  // namespace

Result<Broker> Broker::start(const WorkerProgram& program) {
  return start_process([&program](Descriptor control) { run_broker(program, std::move(control)); });
}

Result<Broker> Broker::start_program(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  return start_process([&](const Descriptor& control) { run_broker_program(program, arguments, control); });
}

Result<Broker> Broker::start_process(const std::function<void(Descriptor control)>& run) {
  auto ends = make_socket_pair(SOCK_SEQPACKET);
  if (!ends) return unavailable(std::generic_category().message(errno));
  const pid_t child = ::fork();
  if (child < 0) return unavailable(std::generic_category().message(errno));
  if (child == 0) run(std::move(ends->theirs));
  return Broker(std::move(ends->ours), child);
}

Broker::~Broker() {
  if (control_.number() < 0) return;  // moved from
  control_.reset();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<Broker::Worker> Broker::spawn() {
  const ControlPacket request{.command = ControlPacket::Command::kSpawn, .worker = 0, .result = 0};
  if (!send_control(control_.number(), request)) return unavailable("their broker is gone");
  auto answer = receive_control(control_.number());
  if (!answer) return unavailable("their broker is gone");
  if (answer->packet.result != 0) return unavailable(std::generic_category().message(answer->packet.result));
  return Worker{.id = answer->packet.worker, .socket = std::move(answer->descriptor)};
}

Result<int> Broker::end(std::uint32_t worker) {
  const ControlPacket request{.command = ControlPacket::Command::kEnd, .worker = worker, .result = 0};
  if (!send_control(control_.number(), request)) return unavailable("their broker is gone");
  const auto answer = receive_control(control_.number());
  if (!answer) return unavailable("their broker is gone");
  return answer->packet.result;
}

}  // namespace tamga
