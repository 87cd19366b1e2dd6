#include <fmt/format.h>

#include <map>

#include "cli/commands/choice.h"
#include "cli/commands/command.h"

namespace tamga {

CLI::Option* add_number_option(CLI::App& app, const std::string& name, std::uint32_t& value, std::uint32_t least,
                               std::uint32_t most, const std::string& description) {
  const auto bounds = most == UINT32_MAX ? fmt::format("at least {}", least) : fmt::format("{} to {}", least, most);
  return app.add_option(name, value, fmt::format("{}; {}", description, bounds))
      ->option_text("N")
      ->check(CLI::Range(least, most));
}

void add_corpus_option(CLI::App& app, std::string& directory) {
  app.add_option("--corpus", directory, "The corpus; by default the environment variable TAMGA_CORPUS")
      ->option_text("DIR")
      ->envname("TAMGA_CORPUS")
      ->required();
}

void add_text_or_json_option(CLI::App& app, OutputFormat& format) {
  static const std::map<std::string, OutputFormat> names = {{"text", OutputFormat::kText},
                                                            {"json", OutputFormat::kJson}};
  take_one_of(app.add_option("--format", format, "text (default) for people, json for programs")->option_text("FORMAT"),
              names);
}

void add_jobs_option(CLI::App& app, std::uint32_t& jobs) {
  add_number_option(app, "--jobs", jobs, 1, 256, "Threads to use, by default one a core; the result is the same");
}

void add_min_words_option(CLI::App& app, std::uint32_t& min_words) {
  add_number_option(app, "--min-words", min_words, 1, 10'000,
                    "Passages with fewer words are small matches (default 8)");
}

}  // namespace tamga
