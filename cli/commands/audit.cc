#include <memory>

#include "cli/commands/choice.h"
#include "cli/commands/command.h"
#include "cli/commands/service_options.h"

namespace tamga {
namespace {

struct AuditArguments {
  ServicePlace place;
  std::string action, id, institution;
};

ExitCode run_audit(const AuditArguments& arguments, Console& console) {
  std::vector<std::string> words = {"audit", arguments.action};
  if (!arguments.id.empty()) words.push_back(arguments.id);
  if (!arguments.institution.empty()) words.push_back("--institution=" + arguments.institution);
  return become_service_program(std::move(words), arguments.place, console);
}

}  // namespace

Command make_audit(CLI::App& program) {
  auto arguments = std::make_shared<AuditArguments>();
  auto* app = program.add_subcommand("audit", "Check that the service's record of who did what is unaltered");
  const std::map<std::string, std::string> actions = {{"verify", "verify"}, {"pseudonym", "pseudonym"}};
  take_one_of(app->add_option("ACTION", arguments->action, "verify, or pseudonym")->required(), actions)
      ->option_text(" ");
  app->add_option("ID", arguments->id, "Id of a work or document, to learn what stands for it")->option_text(" ");
  app->add_option("--institution", arguments->institution, "Whose id it is")->option_text("NAME");
  add_service_options(*app, arguments->place);
  app->footer(
      "Exit code 1 names the first line that was changed, taken out or put in.\n"
      "\n"
      "Example:\n"
      "  tamga audit verify --corpus library");
  return {app, [arguments](Console& console) { return run_audit(*arguments, console); }, false};
}

}  // namespace tamga
