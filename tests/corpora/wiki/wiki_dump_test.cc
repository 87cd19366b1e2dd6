#include "corpora/wiki/wiki_dump.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string page(const std::string& title, const std::string& id, const std::string& text, const std::string& more = {},
                 const std::string& space = "0") {
  return "<page><title>" + title + "</title><ns>" + space + "</ns><id>" + id + "</id>" + more +
         "<revision><id>99</id><timestamp>2025-03-04T05:06:07Z</timestamp><contributor><id>5</id></contributor>"
         "<model>wikitext</model><text bytes=\"1\">" +
         text + "</text></revision></page>\n";
}

std::string dump(const std::string& pages) {
  return "<mediawiki xml:lang=\"ky\"><siteinfo><sitename>W</sitename><dbname>kywiki</dbname></siteinfo>" + pages +
         "</mediawiki>";
}

std::vector<std::string> all_of(const std::string& bytes, const StreamLimits& limits = {}) {
  const auto stream =
      open_wiki_dump({.kind = StreamKind::kWikiDump, .name = "d", .size = bytes.size(), .limits = limits},
                     {.size = bytes.size(), .read = [&bytes](std::uint64_t at, std::size_t most) {
                        return std::string_view(bytes).substr(std::min<std::uint64_t>(at, bytes.size()), most);
                      }});
  std::vector<std::string> found;
  while (const auto next = stream.next()) {
    if (*next) {
      found.push_back((*next)->name + "|" + (*next)->id + "|" + (*next)->title + "|" + (*next)->date + "|" +
                      (*next)->bytes);
    } else {
      found.push_back(next->error().document + ": " + next->error().message);
    }
  }
  EXPECT_FALSE(stream.next());
  return found;
}

std::string packed(const std::string& bytes, int (*filter)(archive*)) {
  std::string out(bytes.size() + (1U << 20U), '\0');
  std::size_t used = 0;
  auto* const writer = archive_write_new();
  archive_write_set_format_raw(writer);
  filter(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  auto* const entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  return out.substr(0, used);
}

TEST(WikiDump, ArticlesComeWithTheirIdTitleAndDate) {
  const auto bytes =
      dump(page("Бишкек", "7", "Борбор &amp; шаар") + page("Redirect", "8", "#R", "<redirect title=\"x\"/>") +
           page("Talk", "9", "no", "", "1") + page("Empty", "10", "") + page("Ош", "11", "шаар"));
  EXPECT_THAT(all_of(bytes), ElementsAre("Бишкек.mediawiki|kywiki:7|Бишкек|2025-03-04|Борбор & шаар",
                                         "Ош.mediawiki|kywiki:11|Ош|2025-03-04|шаар"));
}

TEST(WikiDump, PackedDumpsAreReadToo) {
  std::string pages;
  for (int i = 0; i < 500; ++i) pages += page("P" + std::to_string(i), std::to_string(i), std::string(500, 'a'));
  const auto plain = all_of(dump(pages));
  ASSERT_EQ(plain.size(), 500U);
  for (auto* const filter : {archive_write_add_filter_bzip2, archive_write_add_filter_gzip,
                             archive_write_add_filter_zstd, archive_write_add_filter_xz}) {
    EXPECT_EQ(all_of(packed(dump(pages), filter)), plain);
  }
  // A dump of several streams, as Wikipedia packs them.
  const auto whole = dump(pages);
  const auto half = whole.size() / 2;
  EXPECT_EQ(all_of(packed(whole.substr(0, half), archive_write_add_filter_bzip2) +
                   packed(whole.substr(half), archive_write_add_filter_bzip2)),
            plain);
}

TEST(WikiDump, ALaterRevisionCounts) {
  const auto bytes = dump(
      "<page><title>A</title><ns>0</ns><id>1</id><revision><timestamp>2001-01-01T00:00:00Z</timestamp><text>old</text>"
      "</revision><revision><timestamp>2002-02-02T00:00:00Z</timestamp><text>new</text></revision></page>");
  EXPECT_THAT(all_of(bytes), ElementsAre("A.mediawiki|kywiki:1|A|2002-02-02|new"));
}

TEST(WikiDump, APageTooLargeIsAnErrorAndTheNextFollows) {
  const auto bytes = dump(page("Large", "1", std::string(2000, 'x')) + page("Small", "2", "y"));
  EXPECT_THAT(all_of(bytes, {.file_bytes = 1000}),
              ElementsAre("Large.mediawiki: the page is larger than 1000 bytes, the limit",
                          "Small.mediawiki|kywiki:2|Small|2025-03-04|y"));
}

TEST(WikiDump, WhatIsBrokenOrHostileIsOneErrorAtItsPlace) {
  const auto good = dump(page("A", "1", "text"));
  EXPECT_THAT(all_of(good.substr(0, good.size() - 10)), ElementsAre(HasSubstr("|text"), HasSubstr("damaged: ")));
  EXPECT_THAT(all_of("no xml"), ElementsAre(HasSubstr("damaged: not a readable dump at byte 0")));
  EXPECT_THAT(all_of(""), ElementsAre(HasSubstr("damaged: ")));
  EXPECT_THAT(all_of("<!DOCTYPE a [<!ENTITY b \"c\">]><mediawiki/>"), ElementsAre(HasSubstr("a DOCTYPE")));
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_THAT(all_of(deep), ElementsAre(HasSubstr("more than 64 deep")));
  EXPECT_THAT(all_of("\x1F\x8B garbage"), ElementsAre(HasSubstr("damaged: ")));
}

TEST(WikiDump, NamesAreHarmless) {
  const auto found = all_of(dump(page("a&#10;b&#9;c", "x&#13;y", "t")));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front(), "a%0Ab%09c.mediawiki|kywiki:x%0Dy|a%0Ab%09c|2025-03-04|t");
}

}  // namespace
}  // namespace tamga
