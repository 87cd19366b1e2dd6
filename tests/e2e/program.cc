#include "tests/e2e/program.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/support/golden.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;

nlohmann::json json_of(const ProcessResult& result) {
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  auto json = nlohmann::json::parse(result.output, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << result.output;
  return json;
}

}  // namespace

std::vector<std::string> tamga_command(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {TAMGA_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

ProcessResult tamga(const std::vector<std::string>& arguments, ProcessOptions options) {
  options.environment.try_emplace("TAMGA_CORPUS", "");
  return run_process(tamga_command(arguments), options);
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::size_t room = 65536;
  for (const auto& [name, bytes] : entries) room += 2 * bytes.size() + name.size() + 4096;
  std::string zip(room, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), &archive_write_free);
  archive_write_set_format_zip(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open_memory(writer.get(), zip.data(), zip.size(), &used);
  for (const auto& [name, bytes] : entries) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    if (archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK ||
        archive_write_data(writer.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) {
      throw std::runtime_error("zip_of: " + name);
    }
  }
  archive_write_close(writer.get());
  zip.resize(used);
  return zip;
}

std::string docx_of(const std::vector<std::string>& paragraphs, const std::string& prologue) {
  std::string body;
  for (const auto& paragraph : paragraphs) body += "<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>";
  return zip_of(
      {{"[Content_Types].xml",
        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
        "wordprocessingml.document.main+xml\"/></Types>"},
       {"_rels/.rels",
        "<?xml version=\"1.0\"?><Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"word/document.xml\"/></Relationships>"},
       {"word/document.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prologue +
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
            "</w:body></w:document>"}});
}

std::string own_words(std::uint32_t seed, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word;
    for (auto number = std::uint64_t{seed} * 1'000'003 + i + 1; number > 0; number /= 20) {
      word += "bcdfghklmnprstvwxyzj"[number % 20];
      word += "aeiou"[number % 5];
    }
    text += word + (i % 12 == 11 ? ". " : " ");
  }
  return text;
}

std::vector<std::string> listed_ids(const fs::path& corpus) {
  std::vector<std::string> ids;
  for (const auto& document : json_of(tamga({"list", "--corpus", corpus.string(), "--format", "json"}))) {
    ids.push_back(document.at("id"));
  }
  std::ranges::sort(ids);
  return ids;
}

std::uint64_t counted_documents(const fs::path& corpus) {
  return json_of(tamga({"stats", "--corpus", corpus.string(), "--format", "json"})).value("documents", 0U);
}

void CorpusTest::SetUp() {
  fs::permissions(root(), fs::perms::all);
  const auto made = tamga({"init", corpus().string()});
  ASSERT_EQ(made.exit_code, 0) << made.errors;
}

std::string CorpusTest::write(const std::string& name, const std::string& bytes) const {
  write_file(root() / name, bytes);
  return path(name);
}

ProcessResult CorpusTest::run(const std::string& command, const std::vector<std::string>& arguments,
                              ProcessOptions options) const {
  std::vector<std::string> all = {command, "--corpus", corpus().string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return tamga(all, std::move(options));
}

void CorpusTest::expect_sound() const {
  EXPECT_EQ(counted_documents(corpus()), listed_ids(corpus()).size());
  const auto work = write("sound.txt", own_words(4711, 40));
  EXPECT_EQ(run("check", {work}).exit_code, 0);
  const auto added = run("add", {work});
  EXPECT_EQ(added.exit_code, 0) << added.errors;
  EXPECT_THAT(run("check", {work}).output, ::testing::HasSubstr("Borrowed: 40 of 40 words"));
}

}  // namespace tamga::testing
