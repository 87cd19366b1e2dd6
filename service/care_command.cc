#include "service/care_command.h"

#include <chrono>
#include <filesystem>
#include <string>

#include "service/erasure/care_socket.h"
#include "service/erasure/maintenance.h"
#include "service/lms/lms.h"
#include "service/settings_of_run.h"
#include "service/works/workshop.h"

namespace tamga {
namespace {

constexpr std::chrono::milliseconds kPatience{60'000};  // to open
constexpr std::chrono::minutes kPatienceOfErasures{30};

// Another process has it open, or it cannot be opened for another reason: said at once, not waited for.
Result<const Desk*> open_desk(const Workshop& workshop) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end) {
    if (const Desk* desk = workshop.desk(std::chrono::milliseconds(20))) return desk;
    if (const auto trouble = workshop.trouble(); !trouble.empty()) return fail(ErrorCode::kUnavailable, trouble);
  }
  return fail(ErrorCode::kUnavailable, "the state did not open");
}

Status care_for(const Settings& settings, const std::string& what, const std::string& directory) {
  auto made = workshop_settings(settings);
  made.api_body = [](const WorkRecord&, std::string_view) { return std::string("{}"); };
  made.keep_to_erasures = true;
  const Workshop workshop(std::move(made));
  const auto desk = open_desk(workshop);
  if (!desk) return std::unexpected(desk.error());
  if (what == "compact") return compact(**desk, kPatienceOfErasures);
  return back_up(**desk, directory);
}

}  // namespace

Status run_care_command(const Arguments& arguments) {
  const auto settings = settings_of_run(arguments, {});
  if (!settings) return std::unexpected(settings.error());
  const auto& words = arguments.words;
  const std::string& what = words.front();
  const std::size_t wanted = what == "compact" ? 1 : 2;
  if (words.size() != wanted || settings->corpus.empty()) {
    return fail(ErrorCode::kInvalidArgument, what + (wanted == 2 ? " DIR" : "") + " --corpus DIR");
  }
  const auto state = state_directory(*settings);
  if (what == "restore") return restore(words[1], settings->corpus, state);
  const std::string directory = wanted == 2 ? std::filesystem::absolute(words[1]).lexically_normal().string() : "";
  if (const auto done = ask_running_service(state, {what, directory})) return *done;
  return care_for(*settings, what, directory);
}

}  // namespace tamga
