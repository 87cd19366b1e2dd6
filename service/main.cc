#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "corpora/worker/limits.h"
#include "corpora/worker/wall.h"
#include "engine/version.h"
#include "service/arguments.h"
#include "service/care_command.h"
#include "service/config/load_settings.h"
#include "service/key_command.h"
#include "service/serve.h"
#include "service/settings_of_run.h"

namespace tamga {
namespace {

// As `tamga` has them: done, wrong usage, a corpus that cannot be used.
enum Exit : std::uint8_t { kDone = 0, kFound = 1, kUsage = 2, kUnusable = 4 };

constexpr const char* kHelp =
    "tamga-service serve --corpus DIR [--listen ADDRESS:PORT] [--config FILE] [--check-config] [--KEY VALUE]...\n"
    "tamga-service key create --corpus DIR --role ROLE --institution NAME [--note TEXT]\n"
    "tamga-service key list|rotate|revoke --corpus DIR [ID] [--keep-hours HOURS]\n"
    "tamga-service audit verify --corpus DIR\n"
    "tamga-service audit pseudonym --corpus DIR --institution NAME ID\n"
    "tamga-service compact --corpus DIR\n"
    "tamga-service backup|restore DIRECTORY --corpus DIR\n"
    "\n"
    "`tamga serve`, `tamga key` and `tamga audit` start this program. docs/operations.md lists the settings; each is\n"
    "also a flag (--http.listen 0.0.0.0:8710) and a variable (TAMGA_HTTP_LISTEN).\n";

void say(const std::string& text, std::FILE* where) {
  static_cast<void>(std::fputs(text.c_str(), where));
}

int refuse(const Error& error, int code) {
  say("tamga-service: " + error.message + "\n", stderr);
  return code;
}

int code_of(const Error& error) {
  return error.code == ErrorCode::kInvalidArgument ? kUsage : kUnusable;
}

Result<WallSettings> wall_settings(const ReadingSettings& reading) {
  WallSettings wall;
  wall.require_sandbox = reading.require_sandbox;
  wall.ocr = reading.ocr;
  wall.workers = reading.workers;
  for (const auto& limit : reading.limits) {
    if (const auto set = set_limit(wall, limit); !set) return std::unexpected(set.error());
  }
  return wall;
}

int run_serve(const Arguments& arguments) {
  const auto settings = settings_of_run(arguments, {"check-config"});
  if (!settings) return refuse(settings.error(), kUsage);
  if (const auto checked = check_settings(*settings); !checked) return refuse(checked.error(), kUsage);
  const auto reading = wall_settings(settings->reading);
  if (!reading) return refuse(reading.error(), kUsage);
  if (arguments.flag("check-config")) {
    say("the settings are sound\n", stdout);
    return kDone;
  }
  const auto wall = Wall::raise(*reading);  // before any thread, database or socket
  if (!wall) return refuse(wall.error(), kUnusable);
  const auto served = serve(*settings);
  return served ? kDone : refuse(served.error(), code_of(served.error()));
}

int run_care(const Arguments& arguments) {
  const auto wall = Wall::raise();  // before any thread or database
  if (!wall) return refuse(wall.error(), kUnusable);
  const auto done = run_care_command(arguments);
  return done ? kDone : refuse(done.error(), code_of(done.error()));
}

int show(const Result<std::string>& text) {
  if (!text) return refuse(text.error(), code_of(text.error()));
  say(*text, stdout);
  return kDone;
}

int run(const std::vector<std::string>& words) {
  const auto arguments = parse_arguments(words, {"check-config", "help", "version"});
  if (!arguments) return refuse(arguments.error(), kUsage);
  if (arguments->flag("version")) {
    say("tamga-service " + std::string(engine_version()) + "\n", stdout);
    return kDone;
  }
  const auto word = arguments->words.empty() ? std::string() : arguments->words.front();
  if (word == "serve" && arguments->words.size() == 1) return run_serve(*arguments);
  if (is_care_command(word)) return run_care(*arguments);
  if (word == "key") return show(run_key_command(*arguments));
  if (word == "audit") {
    bool intact = true;
    const int code = show(run_audit_command(*arguments, intact));
    return code == kDone && !intact ? kFound : code;
  }
  say(kHelp, arguments->flag("help") ? stdout : stderr);
  return arguments->flag("help") ? kDone : kUsage;
}

}  // namespace
}  // namespace tamga

int main(int argc, char** argv) {
  try {
    return tamga::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    for (const char* part : {"tamga-service: stopped: ", error.what(), "\n"})
      static_cast<void>(std::fputs(part, stderr));
    return tamga::kUnusable;
  }
}
