#include "service/erasure/care_socket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "engine/base/json.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "care.socket";
constexpr std::size_t kLongestLine = 16 * 1024;
constexpr int kPauseMs = 100;  // between looks whether to stop
constexpr int kLineMs = 5000;  // for a client to send its line

std::unexpected<Error> refused(const fs::path& path) {
  return fail(ErrorCode::kUnavailable, path.string() + ": " + std::strerror(errno));
}

// The address of the socket in the open directory: short, however long the path of the directory is.
sockaddr_un address_in(const Descriptor& directory) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto path = "/proc/self/fd/" + std::to_string(directory.number()) + "/" + kName;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  return address;
}

Descriptor open_directory(const fs::path& directory) {
  return Descriptor(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

const sockaddr* plain(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

bool comes_from_us(int connection) {
  ucred peer{};
  socklen_t size = sizeof(peer);
  if (::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == 0 || peer.uid == ::geteuid();
}

// A line without its end; nothing where it does not come in time or is too long. Negative: as long as it takes.
std::optional<std::string> read_line(int connection, int patience_ms) {
  std::string line;
  char byte = 0;
  while (line.size() < kLongestLine) {
    pollfd ready{connection, POLLIN, 0};
    if (::poll(&ready, 1, patience_ms) <= 0 || ::read(connection, &byte, 1) != 1) return std::nullopt;
    if (byte == '\n') return line;
    line += byte;
  }
  return std::nullopt;
}

bool write_line(int connection, const Json& json) {
  const auto line = dump_json_line(json) + "\n";
  return ::send(connection, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
}

std::string text_of(const Json& json, const char* member) {
  const auto found = json.find(member);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<CareCommand> command_of(const std::optional<std::string>& line) {
  const auto json = line ? parse_json(*line, "the command") : Result<Json>(Json());
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return fail(ErrorCode::kInvalidArgument, "a command is one line with a JSON object");
  CareCommand command{text_of(*json, "command"), text_of(*json, "directory")};
  const bool sound =
      command.command == "compact" || (command.command == "backup" && command.directory.starts_with('/'));
  if (!sound) return fail(ErrorCode::kInvalidArgument, "compact, or backup with an absolute directory, is wanted");
  return command;
}

}  // namespace

CareSocket::CareSocket(fs::path path, Descriptor listening, std::function<Status(const CareCommand&)> act)
    : path_(std::move(path)),
      listening_(std::move(listening)),
      act_(std::move(act)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

CareSocket::~CareSocket() {
  thread_.request_stop();
  thread_.join();
  std::error_code ignored;
  fs::remove(path_, ignored);
}

Result<std::unique_ptr<CareSocket>> CareSocket::open(const fs::path& state,
                                                     std::function<Status(const CareCommand&)> act) {
  const auto path = state / kName;
  const auto directory = open_directory(state);
  if (directory.number() < 0) return refused(state);
  if (::unlinkat(directory.number(), kName, 0) != 0 && errno != ENOENT) return refused(path);
  Descriptor listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = address_in(directory);
  if (listening.number() < 0 || ::bind(listening.number(), plain(address), sizeof(address)) != 0 ||
      ::chmod(path.c_str(), 0600) != 0 || ::listen(listening.number(), 4) != 0) {
    return refused(path);
  }
  return std::unique_ptr<CareSocket>(new CareSocket(path, std::move(listening), std::move(act)));
}

void CareSocket::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    pollfd ready{listening_.number(), POLLIN, 0};
    if (::poll(&ready, 1, kPauseMs) <= 0) continue;
    const Descriptor connection(::accept4(listening_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (connection.number() < 0 || !comes_from_us(connection.number())) continue;
    const auto command = command_of(read_line(connection.number(), kLineMs));
    const Status done = command ? act_(*command) : std::unexpected(command.error());
    const Json answer = done ? Json{{"ok", true}} : Json{{"ok", false}, {"message", done.error().message}};
    write_line(connection.number(), answer);  // who has gone away meanwhile does not learn of it
  }
}

std::optional<Status> ask_running_service(const fs::path& state, const CareCommand& command) {
  const auto directory = open_directory(state);
  if (directory.number() < 0) return std::nullopt;
  const Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = address_in(directory);
  if (connection.number() < 0 || ::connect(connection.number(), plain(address), sizeof(address)) != 0) {
    return std::nullopt;
  }
  constexpr int kAsLongAsItTakes = -1;
  const bool sent = write_line(connection.number(), {{"command", command.command}, {"directory", command.directory}});
  const auto line = sent ? read_line(connection.number(), kAsLongAsItTakes) : std::nullopt;
  if (!line) return fail(ErrorCode::kUnavailable, "the service ended before it was done");
  const auto answer = parse_json(*line, "the answer of the service");
  if (!answer) return std::unexpected(answer.error());
  if (answer->is_object() && answer->value("ok", false)) return Status();
  return fail(ErrorCode::kUnavailable, answer->is_object() ? text_of(*answer, "message") : *line);
}

}  // namespace tamga
