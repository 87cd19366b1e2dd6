// Command lines that make no sense: one sentence, where to read on, exit code 2.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/version.h"
#include "tests/support/process.h"

namespace tamga {
namespace {

using ::testing::HasSubstr;
using testing::run_process;

struct BadCase {
  const char* name;
  std::vector<std::string> arguments;
  std::string says;
};

const BadCase kBad[] = {
    {"no command", {}, "subcommand"},
    {"unknown command", {"frobnicate"}, "frobnicate"},
    {"unknown option", {"list", "--corpus", "x", "--frobnicate"}, "--frobnicate"},
    {"no corpus", {"list"}, "--corpus"},
    {"no path", {"add", "--corpus", "x"}, "PATH"},
    {"no file", {"check", "--corpus", "x"}, "FILE"},
    {"no id", {"remove", "--corpus", "x"}, "ID"},
    {"no directory", {"init"}, "DIR"},
    {"k too small", {"init", "x", "--k", "1"}, "--k"},
    {"k too large", {"init", "x", "--k", "33"}, "--k"},
    {"k not a number", {"init", "x", "--k", "five"}, "--k"},
    {"window zero", {"init", "x", "--window", "0"}, "--window"},
    {"negative", {"check", "--corpus", "x", "a", "--min-words", "-5"}, "--min-words"},
    {"too big for a number", {"check", "--corpus", "x", "a", "--top", "99999999999999999999"}, "--top"},
    {"negative without an upper bound", {"check", "--corpus", "x", "a", "--document-cap", "-5"}, "--document-cap"},
    {"per cent over 100", {"check", "--corpus", "x", "a", "--fail-above", "101"}, "--fail-above"},
    {"per cent negative", {"check", "--corpus", "x", "a", "--fail-above", "-1"}, "--fail-above"},
    {"per cent not a number", {"check", "--corpus", "x", "a", "--fail-above", "nan%"}, "--fail-above"},
    {"snapshot negative", {"check", "--corpus", "x", "a", "--snapshot", "-1"}, "--snapshot"},
    {"unknown format",
     {"check", "--corpus", "x", "a", "--format", "pdf"},
     "--format: \"pdf\": not one of json, text\n"},
    {"unknown level", {"report", "a", "--level", "all"}, "--level: \"all\": not one of figures, full, passages\n"},
    {"unknown language", {"report", "a", "--lang", "de"}, "--lang: \"de\": not one of en, ky, ru\n"},
    {"pan-xml for a check", {"check", "--corpus", "x", "a", "--format", "pan-xml"}, "--format"},
    {"no threads", {"add", "--corpus", "x", "a", "--jobs", "0"}, "--jobs"},
    {"not a date", {"add", "--corpus", "x", "a", "--date", "30.05.2026"}, "30.05.2026"},
    {"no such day", {"add", "--corpus", "x", "a", "--date", "2026-02-30"}, "2026-02-30"},
    {"no such month", {"add", "--corpus", "x", "a", "--date", "2026-13"}, "2026-13"},
    {"an id for two files", {"add", "--corpus", "x", "a", "b", "--id", "1"}, "--id"},
    {"an id for a folder", {"add", "--corpus", "x", "/", "--id", "1"}, "--id"},
    {"metadata that is not there", {"add", "--corpus", "x", "a", "--metadata", "/no/such.csv"}, "/no/such.csv"},
    {"compare one file", {"compare", "a"}, "two files"},
    {"compare nothing", {"compare"}, "two files"},
    {"compare three files", {"compare", "a", "b", "c"}, "c"},
    {"pairs without folders", {"compare", "--pairs", "x"}, "--pairs"},
    {"folders without pairs", {"compare", "a", "b", "--out", "x"}, "--out"},
};

TEST(Arguments, ThatMakeNoSenseAreUsageErrors) {
  for (const auto& [name, arguments, says] : kBad) {
    std::vector<std::string> command = {TAMGA_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto result = run_process(command, {.environment = {{"TAMGA_CORPUS", ""}}});
    EXPECT_EQ(result.exit_code, 2) << name << ": " << result.errors;
    EXPECT_EQ(result.output, "") << name;
    EXPECT_THAT(result.errors, HasSubstr("tamga: ")) << name;
    EXPECT_THAT(result.errors, HasSubstr(says)) << name;
    EXPECT_LE(std::ranges::count(result.errors, '\n'), 2) << name << ": " << result.errors;
  }
}

TEST(Arguments, FromTheCommandLineAreShownHarmless) {
  const auto result = run_process({TAMGA_PROGRAM, "list", "--corpus", "x", "\x1b]0;owned\a"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.errors.find('\x1b'), std::string::npos);
  EXPECT_EQ(result.errors.find('\a'), std::string::npos);
}

TEST(Version, NamesProgramNormalisationAndReport) {
  const auto result = run_process({TAMGA_PROGRAM, "version"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.output, HasSubstr("tamga " + std::string(engine_version()) + "\n"));
  EXPECT_THAT(result.output, HasSubstr("normalisation "));
  EXPECT_THAT(result.output, HasSubstr("report format "));
  EXPECT_EQ(run_process({TAMGA_PROGRAM, "--version"}).output, "tamga " + std::string(engine_version()) + "\n");
}

}  // namespace
}  // namespace tamga
