#include <memory>

#include "cli/commands/command.h"
#include "cli/commands/service_options.h"
#include "corpora/worker/limits.h"

namespace tamga {
namespace {

struct ServeArguments {
  ServicePlace place;
  std::string listen;
  std::vector<std::string> settings;
  bool check_config = false;
};

// Options of reading that were given stand before what --set says; what was not given is left to the service's
// settings.
void add_reading(const WallSettings& reading, std::vector<std::string>& words) {
  if (reading.require_sandbox) words.emplace_back("--reading.require_sandbox=true");
  if (reading.ocr) words.emplace_back("--reading.ocr=true");
  const auto limits = limit_arguments(reading);
  const auto usual = limit_arguments(WallSettings());
  std::string given;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (limits[i] != usual[i]) given += (given.empty() ? "" : ",") + limits[i];
  }
  if (!given.empty()) words.push_back("--reading.limits=" + given);
}

ExitCode run_serve(const ServeArguments& arguments, const WallSettings& reading, Console& console) {
  std::vector<std::string> words = {"serve"};
  add_reading(reading, words);
  if (!arguments.listen.empty()) words.push_back("--listen=" + arguments.listen);
  for (const auto& setting : arguments.settings) words.push_back("--" + setting);
  if (arguments.check_config) words.emplace_back("--check-config");
  return become_service_program(std::move(words), arguments.place, console);
}

// "http.threads=16": CLI11 sees what the service would only see after it was started.
std::string check_setting(const std::string& setting) {
  const auto equals = setting.find('=');
  return equals == std::string::npos || equals == 0 ? "\"" + setting + "\": KEY=VALUE is wanted" : "";
}

}  // namespace

Command make_serve(CLI::App& program, const WallSettings& reading) {
  auto arguments = std::make_shared<ServeArguments>();
  auto* app = program.add_subcommand("serve", "Answer learning platforms and programs over HTTP");
  add_service_options(*app, arguments->place);
  app->add_option("--listen", arguments->listen, "Address and port (127.0.0.1:8710)")->option_text("ADDRESS:PORT");
  app->add_option("--set", arguments->settings, "A setting, as docs/operations.md lists them; may be repeated")
      ->option_text("KEY=VALUE")
      ->check(CLI::Validator(check_setting, ""));
  app->add_flag("--check-config", arguments->check_config, "Say whether the settings are sound, and do nothing else");
  app->footer(
      "Runs until it is told to stop (SIGTERM, Ctrl-C) and finishes what is in progress.\n"
      "SIGHUP reads keys and certificates again.\n"
      "\n"
      "Example:\n"
      "  tamga serve --corpus library --listen 127.0.0.1:8710");
  return {app, [arguments, &reading](Console& console) { return run_serve(*arguments, reading, console); }, false};
}

}  // namespace tamga
