// Runs the programs of others, each inside bubblewrap, with limits of time, memory and output. What they answer is as
// hostile as what they were given: it must be read behind the wall.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "corpora/helpers/helper_programs.h"
#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

// Any method may be called from several threads at once; helpers run beside each other. Writes no file: input and
// output are memory without a name.
class HelperBroker {
 public:
  // Forks. Requires: no other thread runs. kUnavailable: the system has no room for a process.
  static Result<std::unique_ptr<HelperBroker>> start(const HelperLimits& limits = {});
  HelperBroker(const HelperBroker&) = delete;
  HelperBroker& operator=(const HelperBroker&) = delete;
  HelperBroker(HelperBroker&&) = delete;
  HelperBroker& operator=(HelperBroker&&) = delete;
  ~HelperBroker();

  // What the program makes of `input`. `name` is for messages. Errors: kUnavailable (it or bubblewrap is not installed,
  // or bubblewrap may not work here), kLimitExceeded (time, output), kCorrupt (it failed).
  Result<std::string> run(Helper helper, std::string_view input, std::string_view name, std::uint32_t page = 0);

  // Whether programs can be locked in here; a sentence why not.
  Status probe();

 private:
  HelperBroker(Descriptor control, pid_t process, const HelperLimits& limits);
  Result<std::int32_t> begin(Helper helper, std::uint32_t page, const Descriptor& input, const Descriptor& output,
                             Descriptor errors);
  int end(std::int32_t process);

  Descriptor control_;
  pid_t process_;
  HelperLimits limits_;
  std::mutex mutex_;  // of control_
};

}  // namespace tamga
