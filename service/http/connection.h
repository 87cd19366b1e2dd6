// One connection and how far its current request has come. Plain data; server_loop.cc moves it along.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include "service/http/body.h"
#include "service/http/head.h"
#include "service/http/router.h"
#include "service/http/stream.h"

namespace tamga {

using Clock = std::chrono::steady_clock;

enum class Phase : std::uint8_t {
  kHead,      // reads a head, or waits for one to begin
  kParked,    // has a head, and waits until the service has recovered
  kHeld,      // has a head, and waits until there is room for its body
  kBody,      // reads a body
  kHandling,  // a handler works on it
  kWriting,   // the answer goes out
  kDraining   // the answer is out; what still comes is dropped, so that the peer reads the answer before the end
};

struct Connection {
  Connection(std::uint64_t number, Stream accepted, std::size_t entrance_number, Clock::time_point now)
      : id(number), stream(std::move(accepted)), entrance(entrance_number), since(now) {}

  std::uint64_t id;
  Stream stream;
  std::size_t entrance;  // by which listener it came
  Phase phase = Phase::kHead;
  Clock::time_point since;  // when the phase began; of kHead, the wait or the first byte

  std::string in;                        // read and not yet used
  std::size_t searched = 0;              // of `in`, for the end of the head
  std::string out;                       // to be written
  std::size_t written = 0;               // of `out`
  bool continued = false;                // `out` is only "100 Continue"
  bool keep_alive = false;               // after this answer
  bool broken = false;                   // the peer is gone while a handler works
  bool reading = true, writing = false;  // what the poller was told
  std::uint32_t requests = 0;

  Head head;
  BodyReader body;
  Request request;
  Found found;
  Caller caller;
  std::uint64_t reserved = 0;  // bytes of the body budget
  std::size_t received = 0;    // bytes of the body, as they came
  Clock::time_point began;     // of the request, for its duration

  bool idle() const { return phase == Phase::kHead && in.empty(); }
};

}  // namespace tamga
