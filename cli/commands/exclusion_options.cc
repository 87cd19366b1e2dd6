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
  app.add_option("--exclude", exclude_,
                 "Keep only this out of the borrowed words: names with commas, all (default), none")
      ->option_text("LIST")
      ->check(checked_by(parse_exclusions));
  app.add_option("--include", include_, "Count this all the same; names with commas")
      ->option_text("LIST")
      ->check(checked_by(parse_exclusions));
  app.add_option("--own-scope", own_scope_,
                 "Own works of --author: all (default), of the same course or assignment, none")
      ->option_text("SCOPE")
      ->check(checked_by(parse_own_scope));
  app.add_option("--template", templates_, "Task or form given by the teacher: its words do not count; may be repeated")
      ->option_text("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--exclude-source", sources_, "Id of a document to leave out; may be repeated")
      ->option_text("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_min_words_option(app, min_words_);
  app.add_option("--min-source", min_source_, "Leave out sources that share less in all: words (40) or per cent (0.5%)")
      ->option_text("AMOUNT")
      ->check(checked_by(parse_least_source));
}

Status ExclusionOptions::apply(CheckSettings& settings) const {
  auto& exclusions = settings.exclusions;
  exclusions.on = parse_exclusions(exclude_).value_or(ExclusionSet::all());
  const auto counted = parse_exclusions(include_).value_or(ExclusionSet());
  for (const ExclusionKind kind : counted.kinds()) exclusions.on.remove(kind);
  exclusions.own_scope = parse_own_scope(own_scope_).value_or(OwnScope::kAll);
  exclusions.least_source = parse_least_source(min_source_).value_or(LeastSource());
  exclusions.named_sources = sources_;
  settings.min_words = min_words_;
  for (const std::string& path : templates_) {
    const auto file = read_single_document(path);
    if (!file) return std::unexpected(file.error());
    auto text = read_template(*file);
    if (!text) return std::unexpected(std::move(text.error()));
    settings.templates.push_back(*std::move(text));
  }
  return {};
}

}  // namespace tamga
