#include "corpora/metadata.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

using Rows = std::map<std::string, Metadata>;

Rows parse(std::string_view csv) {
  auto rows = parse_metadata_csv(csv, "people.csv");
  EXPECT_TRUE(rows) << rows.error().message;
  return rows.value_or(Rows{});
}

TEST(Metadata, EveryColumnIsRead) {
  const auto rows = parse(
      "\uFEFFfile,id,title,institution,author_id,course,assignment,date,collection,legal_basis,may_be_source\r\n"
      "a.docx,1,Суу,KSTU,s7,Hydrology,2,2026-05-30,2026,consent,yes\r\n"
      "b.docx,,,,,,,,,,No\r\n");
  Metadata full;
  full.id = "1";
  full.title = "Суу";
  full.institution = "KSTU";
  full.author_id = "s7";
  full.course = "Hydrology";
  full.assignment = "2";
  full.date = "2026-05-30";
  full.collection = "2026";
  full.legal_basis = "consent";
  full.may_be_source = true;
  Metadata refused;
  refused.may_be_source = false;
  EXPECT_EQ(rows, (Rows{{"a.docx", full}, {"b.docx", refused}}));
}

TEST(Metadata, QuotedFieldsHoldCommasQuotesAndLines) {
  const auto rows = parse("title,file\n\"One, \"\"two\"\"\r\nthree\",a\n\n\"\",\"b\"");
  EXPECT_EQ(rows.at("a").title, "One, \"two\"\r\nthree");
  EXPECT_EQ(rows.at("b"), Metadata{});
}

TEST(Metadata, AHeaderAloneHasNoRows) {
  EXPECT_TRUE(parse("file").empty());
}

struct BadCase {
  const char* csv;
  const char* message;
};

const BadCase kBad[] = {
    {"", "people.csv: the file is empty"},
    {"\uFEFF", "people.csv: the file is empty"},
    {"file\n\xFF", "people.csv: not valid UTF-8 at byte 5"},
    {"file,colour\n", "people.csv: line 1, column \"colour\": no such column"},
    {"file;title\n",
     "people.csv: line 1, column \"file;title\": no such column (the columns must be parted by commas)"},
    {"file,id,id\n", "people.csv: line 1, column \"id\": named twice"},
    {"id,title\n", "people.csv: line 1, column \"file\": this column is missing"},
    {"file,id\na\n", "people.csv: line 2: 1 fields where the header has 2 columns"},
    {"file,id\na,1,2\n", "people.csv: line 2: 3 fields where the header has 2 columns"},
    {"file,title\n\"a\",\"x\ny\"\nb,1,2\n", "people.csv: line 4: 3 fields where the header has 2 columns"},
    {"file,title\na,\"x\ny", "people.csv: line 2, column 2: a quotation mark is not closed"},
    {"file,title\na,\"x\"y\n", "people.csv: line 2, column 2: text behind a closing quotation mark"},
    {"file,title\na,x\"y\n",
     "people.csv: line 2, column 2: a quotation mark inside a field that does not begin with one"},
    {"file,id\na,1\na,2\n", "people.csv: line 3, column \"file\": \"a\" stands in an earlier line as well"},
    {"file,id\n,1\n", "people.csv: line 2, column \"file\": no file is named"},
    {"file,date\na,30.05.2026\n", "people.csv: line 2, column \"date\": \"30.05.2026\" is not a date like 2026-05-30"},
    {"file,date\na,2026-02-30\n", "people.csv: line 2, column \"date\": \"2026-02-30\" is not a date like 2026-05-30"},
    {"file,may_be_source\na,maybe\n",
     "people.csv: line 2, column \"may_be_source\": \"maybe\" is none of yes, no, true, false, 1, 0"},
};

TEST(Metadata, ErrorsNameLineAndColumn) {
  for (const auto& [csv, message] : kBad) {
    const auto rows = parse_metadata_csv(csv, "people.csv");
    ASSERT_FALSE(rows) << csv;
    EXPECT_EQ(rows.error().message, message);
  }
}

TEST(Metadata, DatesMayBeYearsAndMonths) {
  EXPECT_EQ(parse("file,date\na,2026\nb,2026-05\n").size(), 2U);
}

TEST(Metadata, TheLaterSayingWins) {
  Metadata earlier;
  earlier.id = "1";
  earlier.title = "old";
  earlier.may_be_source = false;
  Metadata later;
  later.title = "new";
  later.may_be_source = true;
  auto both = later;
  both.id = "1";
  EXPECT_EQ(overlay(earlier, later), both);
  EXPECT_EQ(overlay(earlier, Metadata{}), earlier);
}

}  // namespace
}  // namespace tamga
