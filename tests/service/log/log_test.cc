#include "service/log/log.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace tamga {
namespace {

TEST(Log, ALineIsOneJsonObject) {
  using namespace std::string_view_literals;
  EXPECT_EQ(log_line("T", LogLevel::kInfo, "request",
                     {{"status", std::int64_t{200}}, {"text", "a\"b\n\xff"sv}, {"ok", true}}),
            "{\"time\":\"T\",\"level\":\"info\",\"event\":\"request\",\"status\":200,\"text\":"
            "\"a\\\"b\\n\xef\xbf\xbd\",\"ok\":true}");
}

TEST(Log, WritesWhatIsSevereEnoughAndFollowsAMovedFile) {
  const auto path = std::filesystem::temp_directory_path() / ("tamga_log_" + std::to_string(::getpid()));
  const auto moved = path.string() + ".1";
  auto log = Log::open(path.string(), LogLevel::kWarning);
  ASSERT_TRUE(log);
  log->write(LogLevel::kInfo, "small", {});
  log->write(LogLevel::kError, "first", {});
  std::filesystem::rename(path, moved);
  ASSERT_TRUE(log->reopen());
  log->write(LogLevel::kWarning, "second", {});
  const auto text_of = [](const std::filesystem::path& file) {
    std::ifstream stream(file);
    return std::string((std::istreambuf_iterator<char>(stream)), {});
  };
  EXPECT_NE(text_of(moved).find("first"), std::string::npos);
  EXPECT_NE(text_of(path).find("second"), std::string::npos);
  EXPECT_EQ((text_of(moved) + text_of(path)).find("small"), std::string::npos);
  std::filesystem::remove(path);
  std::filesystem::remove(moved);
}

}  // namespace
}  // namespace tamga
