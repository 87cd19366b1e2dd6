#include "service/http/multipart.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tamga {
namespace {

constexpr const char* kType = "multipart/form-data; boundary=\"-b-\"";

std::string form(const std::string& parts) {
  return parts + "---b---\r\n";
}

TEST(Multipart, ReadsPartsInOrder) {
  const auto body = form(
      "preamble\r\n---b-\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n{\"a\":1}\r\n"
      "---b-\r\ncontent-disposition: form-data; name=file; filename=\"иш \\\"1\\\".docx\"\r\n"
      "Content-Type: x/y\r\n\r\nbytes\r\n--no boundary\r\n\r\n");
  const auto parts = read_form(kType, body);
  ASSERT_TRUE(parts) << parts.error().message;
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ((*parts)[0].name, "settings");
  EXPECT_EQ((*parts)[0].content, "{\"a\":1}");
  EXPECT_FALSE((*parts)[0].file_name);
  EXPECT_EQ((*parts)[1].file_name, "иш \"1\".docx");
  EXPECT_EQ((*parts)[1].content, "bytes\r\n--no boundary\r\n");
}

TEST(Multipart, RefusesWhatIsNoForm) {
  const std::string part = "---b-\r\nContent-Disposition: form-data; name=a\r\n\r\n";
  EXPECT_TRUE(read_form(kType, form(part + "x\r\n")));
  EXPECT_TRUE(read_form(kType, form(part + "\r\n")));
  EXPECT_EQ(read_form(kType, form(part))->front().content, "") << "the empty part without a line end of its own";
  for (const auto& [type, body] :
       {std::pair<std::string, std::string>{"multipart/form-data", form(part)},
        {kType, "nothing"},
        {kType, part + "x"},
        {kType, form("---b-\r\nX: y\r\n\r\nx\r\n")},
        {kType, form("---b-\r\nContent-Disposition: form-data; name=\"a\\\n\"\r\n\r\nx\r\n")},
        {kType, form("---b-\r\nContent-Disposition: form-data; name=a; filename=\"x\ry\""
                     "\r\n\r\nx\r\n")},
        {kType, form("---b-\r\n" + std::string(5000, 'x') + "\r\n\r\nx\r\n")},
        {kType, "---b-x\r\n\r\n---b---"}}) {
    EXPECT_FALSE(read_form(type, body)) << body.substr(0, 60);
  }
}

TEST(Multipart, RandomBytesNeverBreakIt) {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {"---b-", "\r\n", "--", "Content-Disposition: form-data; name=a",
                                           "x",     "\"",   ";",  "="};
  for (int round = 0; round < 3000; ++round) {
    std::string body;
    for (int i = 0; i < 12; ++i) body += pieces[random() % pieces.size()];
    const auto parts = read_form(kType, body);
    if (!parts) continue;
    for (const auto& part : *parts) EXPECT_LE(part.content.size(), body.size());
  }
}

TEST(Multipart, ParametersOfAHeader) {
  EXPECT_EQ(header_parameter("form-data; name=\"a;b\"; x=y", "name"), "a;b");
  EXPECT_EQ(header_parameter("form-data; name=\"a;b\"; x=y", "X"), "y");
  EXPECT_EQ(header_parameter("inline; filename=unquoted name.txt", "filename"), "unquoted name.txt");
  EXPECT_EQ(header_parameter("inline; filename=\"unclosed", "filename"), "unclosed");
  EXPECT_FALSE(header_parameter("name=\"a\"", "name"));
  EXPECT_FALSE(header_parameter("a; b; c", "b"));
}

}  // namespace
}  // namespace tamga
