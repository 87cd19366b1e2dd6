#include <memory>

#include "cli/commands/choice.h"
#include "cli/commands/command.h"
#include "cli/commands/service_options.h"

namespace tamga {
namespace {

struct KeyArguments {
  ServicePlace place;
  std::string action, id, role, institution, note;
  std::uint32_t keep_hours = 24;
};

ExitCode run_key(const KeyArguments& arguments, const CLI::App& app, Console& console) {
  std::vector<std::string> words = {"key", arguments.action};
  if (!arguments.id.empty()) words.push_back(arguments.id);
  if (!arguments.role.empty()) words.push_back("--role=" + arguments.role);
  if (app.count("--institution") > 0) words.push_back("--institution=" + arguments.institution);
  if (!arguments.note.empty()) words.push_back("--note=" + arguments.note);
  words.push_back("--keep-hours=" + std::to_string(arguments.keep_hours));
  return become_service_program(std::move(words), arguments.place, console);
}

}  // namespace

Command make_key(CLI::App& program) {
  auto arguments = std::make_shared<KeyArguments>();
  auto* app = program.add_subcommand("key", "Make, list, renew or revoke the keys of those who call the service");
  const std::map<std::string, std::string> actions = {
      {"create", "create"}, {"list", "list"}, {"rotate", "rotate"}, {"revoke", "revoke"}};
  take_one_of(app->add_option("ACTION", arguments->action, "create, list, rotate or revoke")->required(), actions)
      ->option_text(" ");
  app->add_option("ID", arguments->id, "Id of the key, to rotate or revoke it")->option_text(" ");
  const std::map<std::string, std::string> roles = {
      {"admin", "admin"}, {"lms", "lms"}, {"teacher", "teacher"}, {"auditor", "auditor"}};
  take_one_of(app->add_option("--role", arguments->role, "What it may do: admin, lms, teacher or auditor"), roles)
      ->option_text("ROLE");
  app->add_option("--institution", arguments->institution, "Whose data it opens")->option_text("NAME");
  app->add_option("--note", arguments->note, "Where it is used")->option_text("TEXT");
  add_number_option(*app, "--keep-hours", arguments->keep_hours, 0, 24 * 366,
                    "How long the old key works after rotate");
  add_service_options(*app, arguments->place);
  app->footer(
      "The key is shown once; only its hash is kept. A running service knows of every change\n"
      "at once.\n"
      "\n"
      "Example:\n"
      "  tamga key create --corpus library --role lms --institution osh");
  return {app, [arguments, app](Console& console) { return run_key(*arguments, *app, console); }, false};
}

}  // namespace tamga
