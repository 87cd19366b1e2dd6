// The names of files as five kinds of platforms write them.
#include "service/lms/file_name.h"

#include <gtest/gtest.h>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

TEST(FileName, InEveryFormIsTheSameName) {
  const std::string name = "Реферат 1.docx";
  const std::string percent = "%D0%A0%D0%B5%D1%84%D0%B5%D1%80%D0%B0%D1%82";
  EXPECT_EQ(file_name_of("inline; filename=\"" + name + "\""), name);
  EXPECT_EQ(file_name_of("inline; filename=\"" + percent + " 1.docx\""), name);
  EXPECT_EQ(file_name_of("inline; filename=\"" + percent + "+1.docx\""), name);
  EXPECT_EQ(file_name_of("inline%3B+filename%3D%22" + percent + "+1.docx%22"), name);
  EXPECT_EQ(file_name_of("inline; filename=" + name), name);
  EXPECT_EQ(file_name_of("attachment; filename*=UTF-8''" + percent + "%201.docx"), name);
}

TEST(FileName, KeepsWhatIsNoEncoding) {
  EXPECT_EQ(file_name_of("inline; filename=\"100% mine.txt\""), "100% mine.txt");
  EXPECT_EQ(file_name_of("inline; filename=\"C++.txt\""), "C++.txt");
  EXPECT_EQ(file_name_of("inline; filename=\"my+essay.txt\"", true), "my essay.txt");
  EXPECT_EQ(file_name_of("inline; filename=\"%FF.txt\""), "%FF.txt");
  EXPECT_EQ(file_name_of("inline; filename=\"a\"b.txt\"; size=3"), "a\"b.txt");
  EXPECT_EQ(file_name_of("inline; FILENAME=a.txt; size=3"), "a.txt");
}

TEST(FileName, IsNeverAPathAndAlwaysText) {
  EXPECT_EQ(file_name_of("inline; filename=\"../../etc/passwd\""), "passwd");
  EXPECT_EQ(file_name_of("inline; filename=\"C:\\Users\\a.doc\""), "a.doc");
  EXPECT_EQ(file_name_of("inline; filename=\"a\r\nb.txt\""), "ab.txt");
  EXPECT_EQ(file_name_of("inline; filename=\"\xC0\xF2.txt\""), "\xEF\xBF\xBD\xEF\xBF\xBD.txt");
  for (const char* none :
       {"", "inline", "filename", "inline; filename=", "inline; filename=\"\"", "%3B%3Dfilename%3d%"}) {
    EXPECT_EQ(file_name_of(none), "") << none;
  }
  std::string longer;
  for (int i = 0; i < 300; ++i) longer += "ө";
  const auto cut = file_name_of("inline; filename=\"" + longer + ".docx\"");
  EXPECT_LE(cut.size(), 255U);
  EXPECT_TRUE(cut.ends_with("ө.docx"));
  EXPECT_FALSE(first_invalid_utf8(cut));
}

TEST(Title, IsDecodedWhereItIsSound) {
  EXPECT_EQ(decoded_title("%D0%A0%D0%B5%D1%84 name.txt"), "Реф name.txt");
  EXPECT_EQ(decoded_title("100% original"), "100% original");
  EXPECT_EQ(decoded_title("a+b"), "a+b");
  EXPECT_EQ(decoded_title("%ff"), "%ff");
  EXPECT_EQ(decoded_title("өө", 3), "ө");
}

}  // namespace
}  // namespace tamga
