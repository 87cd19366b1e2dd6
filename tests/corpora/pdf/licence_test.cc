// Poppler is under the GPL: no program but tamga-pdf may link it, directly or through another library; and without that
// program everything else works.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/process.h"

namespace tamga::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string libraries_of(const std::string& program) {
  const auto result = run_process({"/bin/bash", "/usr/bin/ldd", program});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  return result.output;
}

TEST(Licence, TheProgramDoesNotLinkPoppler) {
  const auto libraries = libraries_of(TAMGA_PROGRAM);
  EXPECT_THAT(libraries, HasSubstr("libseccomp"));
  EXPECT_THAT(libraries, Not(HasSubstr("poppler")));
}

TEST(Licence, TheProgramThatReadsPdfDoes) {
  const auto reader = std::filesystem::path(TAMGA_PROGRAM).parent_path() / "tamga-pdf";
  if (!TAMGA_HAS_PDF) GTEST_SKIP() << "built without PDF";
  EXPECT_THAT(libraries_of(reader), HasSubstr("poppler"));
}

// As where the package with tamga-pdf is not installed: the program alone, under another folder.
TEST(Licence, WithoutThatProgramAPdfIsRefusedByName) {
  const std::filesystem::path program = TAMGA_PROGRAM;
  const auto folder = program.parent_path() / ("alone-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  std::filesystem::create_hard_link(program, folder / "tamga");
  std::ofstream(folder / "work.pdf") << "%PDF-1.4\n";
  const auto result = run_process({(folder / "tamga").string(), "explain", (folder / "work.pdf").string()});
  const auto doctor = run_process({(folder / "tamga").string(), "doctor"});
  std::filesystem::remove_all(folder);
  EXPECT_THAT(doctor.output, HasSubstr("Scanned PDF      not here: the program tamga-pdf is missing"));
  EXPECT_NE(result.exit_code, 0);
  EXPECT_THAT(result.errors,
              HasSubstr("it is a PDF document, and the program tamga-pdf is not installed [unsupported]"));
}

}  // namespace
}  // namespace tamga::testing
