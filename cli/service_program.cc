#include "cli/service_program.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace tamga {

ExitCode become_service_program(std::vector<std::string> arguments, const ServicePlace& place, Console& console) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto program = (self.parent_path() / "tamga-service").string();
  arguments.insert(arguments.begin(), program);
  for (const auto& [name, value] : {std::pair{"--corpus=", &place.corpus}, std::pair{"--state=", &place.state},
                                    std::pair{"--config=", &place.config}}) {
    if (!value->empty()) arguments.push_back(name + *value);
  }
  std::vector<char*> words;
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  console.flush();
  ::execv(program.c_str(), words.data());
  console.complain(program + ": " + std::generic_category().message(errno) + "; the service is installed beside tamga");
  return ExitCode::kCorpusUnusable;
}

}  // namespace tamga
