#include "corpora/scan/scan_line.h"

#include <gtest/gtest.h>

#include "corpora/scan/scan_index.h"

namespace tamga {
namespace {

ScanLine example() {
  ScanLine line;
  line.file = "class/Эссе \"1\".docx";
  line.author = "a-17";
  line.sha256 = std::string(64, 'a');
  line.shares.words = 300;
  line.shares.copied = 40;
  line.shares.reworded = 20;
  line.shares.longest_passage = 35;
  line.shares.quoted = 10;
  line.shares.original = 230;
  line.flags = 1;
  line.sources = {{"b.txt", kScanCollection, true, 50, {{{10, 200}, {30, 220}, 40, PassageClass::kCopied}}},
                  {"law", "laws", false, 10, {}}};
  line.report = LineReport{"reports/000001.json", "reports/000001.html", std::string(64, 'b')};
  return line;
}

TEST(ScanLine, IsReadBackAsItWasWritten) {
  EXPECT_EQ(*parse_scan_line(render(example())), example());
  ScanLine brief = example();
  brief.complete = false;
  brief.report.reset();
  brief.shares.quoted = brief.shares.original = brief.flags = 0;
  EXPECT_EQ(*parse_scan_line(render(brief)), brief);
}

TEST(ScanLine, LooksLikeThis) {
  EXPECT_EQ(render(example()),
            R"({"file":"class/Эссе \"1\".docx","author":"a-17","sha256":")" + std::string(64, 'a') +
                R"(","words":300,"borrowed":60,"copied":40,"reworded":20,"summarised":0,"longest_passage":35,)"
                R"("quoted":10,"set_aside":0,"own_earlier":0,"not_judged":0,"original":230,"flags":1,)"
                R"("sources":[{"id":"b.txt","scan":true,"words":50,"passages":[{"work":[10,200],"source":[30,220],)"
                R"("words":40,"class":"copied"}]},{"id":"law","collection":"laws","words":10,"passages":[]}],)"
                R"("report":{"json":"reports/000001.json","html":"reports/000001.html","sha256":")" +
                std::string(64, 'b') + R"("}})");
}

TEST(ScanLine, AnythingElseIsCorrupt) {
  const std::string line = render(example());
  for (std::size_t size = 0; size < line.size(); size += 7) {
    const auto parsed = parse_scan_line(line.substr(0, size));
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::kCorrupt);
  }
  EXPECT_FALSE(parse_scan_line(R"({"file":3})"));
  EXPECT_FALSE(parse_scan_line("[]"));
}

}  // namespace
}  // namespace tamga
