#include "cli/commands/exclusion_options.h"

#include <utility>

#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

// Says what is wrong with a text, or nothing: the form that CLI11 asks for.
template <class Parse>
auto checked_by(Parse parse) {
  return [parse](const std::string& text) {
    const auto parsed = parse(text);
    return parsed ? std::string() : parsed.error().message;
  };
}

}  // namespace

void ExclusionOptions::add_to(CLI::App& app) {
  app.add_option("--exclude", request_.exclude,
                 "Keep only this out of the borrowed words: names with commas, all (default), none")
      ->option_text("LIST")
      ->check(checked_by(parse_exclusions));
  app.add_option("--include", request_.include, "Count this all the same; names with commas")
      ->option_text("LIST")
      ->check(checked_by(parse_exclusions));
  app.add_option("--own-scope", request_.own_scope,
                 "Own works of --author: all (default), of the same course or assignment, none")
      ->option_text("SCOPE")
      ->check(checked_by(parse_own_scope));
  add_template_option(app, templates_, "Task or form given by the teacher: its words do not count; may be repeated");
  app.add_option("--exclude-source", request_.exclude_sources, "Id of a document to leave out; may be repeated")
      ->option_text("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_min_words_option(app, request_.min_words);
  app.add_option("--min-source", request_.min_source,
                 "Leave out sources that share less in all: words (40) or per cent (0.5%)")
      ->option_text("AMOUNT")
      ->check(checked_by(parse_least_source));
}

Status ExclusionOptions::apply(CheckSettings& settings) const {
  if (const auto applied = tamga::apply(request_, settings); !applied) return applied;
  auto templates = read_templates(templates_);
  if (!templates) return std::unexpected(std::move(templates.error()));
  settings.templates = *std::move(templates);
  return {};
}

void add_template_option(CLI::App& app, std::vector<std::string>& paths, const std::string& description) {
  app.add_option("--template", paths, description)
      ->option_text("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Result<std::vector<TemplateText>> read_templates(const std::vector<std::string>& paths) {
  std::vector<TemplateText> templates;
  for (const std::string& path : paths) {
    const auto file = read_single_document(path);
    if (!file) return std::unexpected(file.error());
    auto text = read_template(*file);
    if (!text) return std::unexpected(std::move(text.error()));
    templates.push_back(*std::move(text));
  }
  return templates;
}

}  // namespace tamga
