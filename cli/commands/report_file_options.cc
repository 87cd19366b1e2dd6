#include <map>

#include "cli/commands/choice.h"
#include "cli/commands/command.h"
#include "cli/report_files.h"

namespace tamga {

void add_report_file_options(CLI::App& app, ReportFileOptions& options) {
  static const std::map<std::string, ViewerLevel> levels = {
      {"full", ViewerLevel::kFull}, {"passages", ViewerLevel::kPassages}, {"figures", ViewerLevel::kFigures}};
  static const std::map<std::string, UiLanguage> languages = {
      {"ky", UiLanguage::kKyrgyz}, {"ru", UiLanguage::kRussian}, {"en", UiLanguage::kEnglish}};
  app.add_option("--html", options.html, "Write the page of the report; of several reports a folder of pages")
      ->option_text("FILE");
  app.add_option("--pdf", options.pdf, "Write the certificate, one page; of several reports a folder")
      ->option_text("FILE");
  app.add_flag("--names", options.names, "Name people on the certificate: the author, who decided");
  app.add_option("--signing-key", options.signing_key, "Id of the key that will sign, to stand on the certificate")
      ->option_text("ID");
  app.add_option("--overview", options.overview, "Write a page about all works together")->option_text("FILE");
  app.add_option("--csv", options.csv, "Write a table of all works")->option_text("FILE");
  take_one_of(app.add_option("--level", options.level,
                             "What the page holds of a source: full text, passages (default) or figures only")
                  ->option_text("LEVEL"),
              levels);
  take_one_of(app.add_option("--lang", options.language,
                             "Language that a page opens with: ky (default), ru or en; it holds all three")
                  ->option_text("LANG"),
              languages);
  app.add_option("--decisions", options.decisions, "Show these decisions in page and certificate of the one report")
      ->option_text("FILE");
  app.add_flag("--student", options.student,
               "The copy for the student: authors of sources masked, place for objections");
  app.add_flag("--ids", options.ids, "Ids of authors instead of names of files, in overview and table");
}

}  // namespace tamga
