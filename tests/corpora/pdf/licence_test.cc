// Poppler is under the GPL: no program but tamga-pdf may link it, directly or through another library.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

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

}  // namespace
}  // namespace tamga::testing
