// What a teacher does with the archive that Moodle gives for an assignment: 200 works in eight formats, five of them
// broken and two of them bombs. The others are read, each under the id of its author.
#include <sys/resource.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpora/worker/sanitizer_build.h"
#include "tests/e2e/program.h"
#include "tests/support/zip_builder.h"

namespace tamga::testing {
namespace {

using ::testing::HasSubstr;

constexpr std::uint32_t kWorks = 200;
constexpr std::uint32_t kRefused = 7;
// KiB of any process: two documents of the largest size and room to work. The address sanitizer keeps up to 256 MiB of
// what was freed, and marks all bytes beside them.
constexpr long kMostMemory = (kSanitizerBuild ? 1024L : 400L) << 10U;

// The last ones are refused: how, and with which code.
struct Refused {
  std::string file;
  std::string bytes;
  std::string code;
};

std::string odt_of(const std::string& text) {
  return make_archive(ArchiveKind::kZip, {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                          {"content.xml", "<d><body><text><p>" + text + "</p></text></body></d>"}});
}

std::string pptx_of(const std::string& text) {
  return make_archive(ArchiveKind::kZip,
                      {{"ppt/presentation.xml", "<p/>"},
                       {"ppt/slides/slide1.xml", "<s><sp><p><r><t>" + text + "</t></r></p></sp></s>"}});
}

std::string epub_of(const std::string& text) {
  return make_archive(
      ArchiveKind::kZip,
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml", "<c><rootfile full-path=\"p.opf\"/></c>"},
       {"p.opf", R"(<p><item id="a" media-type="application/xhtml+xml" href="a.html"/><itemref idref="a"/></p>)"},
       {"a.html", "<html><p>" + text + "</p></html>"}});
}

std::vector<Refused> refused_works() {
  const std::string zeros(12U << 20U, '\0');
  return {{"кесилген.docx", docx_of({own_words(900, 40)}).substr(0, 300), "damaged"},
          {"бош.txt", "", "no-text"},
          {"сүрөт.png", "\x89PNG\r\n\x1A\n and so on", "not-checkable"},
          {"жабык.rtf", R"({\rtf1 the end is missing)", "damaged"},
          {"сырсөз.zip", make_archive(ArchiveKind::kLockedZip, {{"эссе.txt", "secret"}}), "locked"},
          {"бомба.docx", docx_of({std::string(80U << 20U, ' ')}), "too-large"},
          {"бомба.zip", make_archive(ArchiveKind::kZip, {{"a", zeros}, {"b", zeros}}), "too-large"}};
}

// The file of work number `i` in one of eight formats, with its name and, behind its own words, `more`.
ArchiveEntry work(std::uint32_t i, const std::string& folder, const std::string& more) {
  const auto text = own_words(i, 60) + more;
  switch (i % 8) {
    case 0:
      return {folder + "дил баян.txt", text};
    case 1:
      return {folder + "эссе.docx", docx_of({text})};
    case 2:
      return {folder + "реферат.odt", odt_of(text)};
    case 3:
      return {folder + "иш.rtf", "{\\rtf1 " + text + "}"};
    case 4:
      return {folder + "слайддар.pptx", pptx_of(text)};
    case 5:
      return {folder + "китеп.epub", epub_of(text)};
    case 6:
      return {folder + "жазуу.md", text};
    default:
      return {folder + "onlinetext.html", "<p>" + text + "</p>"};
  }
}

std::string author_of(std::uint32_t i) {
  const char* const first[] = {"Айжан", "Өмүр", "Жылдыз", "Нурлан", "Алёна"};
  const char* const last[] = {"Асанова", "Үсөнов", "Маматкулов кызы", "Ёлкин"};
  return std::string(first[i % 5]) + " " + last[i % 4] + " " + std::to_string(i);
}

std::string folder_of(std::uint32_t i) {
  const auto plugin = i % 8 == 7 ? "onlinetext" : "file";
  return author_of(i) + "_" + std::to_string(4000 + i) + "_assignsubmission_" + plugin + "/";
}

// The archive, or one as a later assignment gives it: the same students, who add `more` to their old texts.
std::string archive_of(const std::string& more) {
  std::vector<ArchiveEntry> entries;
  const auto refused = refused_works();
  for (std::uint32_t i = 0; i < kWorks; ++i) {
    if (i % 28 == 27) {
      const auto& bad = refused.at(i / 28);
      entries.push_back({folder_of(i) + bad.file, bad.bytes});
    } else {
      entries.push_back(work(i, folder_of(i), more.empty() ? "" : own_words(5000 + i, 10)));
    }
  }
  return make_archive(ArchiveKind::kZip, entries);
}

bool is_refused(std::uint32_t i) {
  return i % 28 == 27;
}

TEST_F(CorpusTest, AnArchiveOfMoodleIsAddedAndCheckedWorkByWork) {
  const auto first = write("эссе-1.zip", archive_of(""));
  const auto added = run("add", {"--format", "json", first});
  EXPECT_EQ(added.exit_code, 3) << added.errors;
  EXPECT_THAT(added.errors, HasSubstr("193 added, 0 replaced, 0 unchanged, 7 failed"));
  std::map<std::string, nlohmann::json> lines;  // by name of the file
  std::istringstream output(added.output);
  for (std::string line; std::getline(output, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    ASSERT_FALSE(json.is_discarded()) << line;
    lines[json.at("file")] = json;
  }
  std::multiset<std::string> codes;
  std::uint32_t sound = 0;
  for (std::uint32_t i = 0; i < kWorks; ++i) {
    const auto line =
        std::ranges::find_if(lines, [&](const auto& each) { return each.first.starts_with(folder_of(i)); });
    ASSERT_NE(line, lines.end()) << folder_of(i);
    EXPECT_EQ(line->second.at("author"), author_of(i));
    EXPECT_EQ(line->second.at("outcome"), is_refused(i) ? "failed" : "added");
    if (is_refused(i))
      codes.insert(line->second.at("code").get<std::string>());
    else
      ++sound;
  }
  EXPECT_EQ(sound, kWorks - kRefused);
  std::multiset<std::string> expected;
  for (const auto& bad : refused_works()) expected.insert(bad.code);
  EXPECT_EQ(codes, expected);

  // The next assignment: what a student wrote before is the student's own, so the ids of both archives agree.
  const auto checked = run("check", {"--format", "json", write("эссе-2.zip", archive_of("more"))});
  EXPECT_EQ(checked.exit_code, 3) << checked.errors;
  EXPECT_EQ(std::ranges::count(checked.errors, '['), kRefused) << checked.errors;
  const auto reports = nlohmann::json::parse(checked.output, nullptr, false);
  ASSERT_EQ(reports.size(), kWorks);
  std::multiset<std::string> refused;
  for (const auto& report : reports) {
    if (report.contains("outcome")) {  // a work that is refused has its place among the others
      EXPECT_EQ(report.at("outcome"), "failed");
      refused.insert(report.at("code").get<std::string>());
      EXPECT_TRUE(lines.contains(report.at("file"))) << report;
      continue;
    }
    const auto& words = report.at("body").at("shares").at("words");
    EXPECT_EQ(words.at("own_earlier"), 60) << report.at("body").at("work");
    EXPECT_EQ(words.at("original"), 10) << report.at("body").at("work");
  }
  EXPECT_EQ(refused, expected);
  rusage usage{};
  ASSERT_EQ(::getrusage(RUSAGE_CHILDREN, &usage), 0);
  RecordProperty("peak_kib", std::to_string(usage.ru_maxrss));
  EXPECT_LT(usage.ru_maxrss, kMostMemory);
}

}  // namespace
}  // namespace tamga::testing
