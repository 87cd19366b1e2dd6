// Signing, checking and repeating a report through the real program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

// GCC 12 takes a variable of its own <regex> for uninitialised when a sanitizer is on.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <regex>
#pragma GCC diagnostic pop

#include "tests/e2e/program.h"
#include "tests/support/golden.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kOpenssl = "/usr/bin/openssl";

class SignatureTest : public CorpusTest {
 protected:
  // essay.json, .html, .pdf and .txt, signed with the key "office".
  void make_signed() {
    write("sources/a.txt", own_words(1, 80));
    run("add", {path("sources")});
    write("essay.txt", own_words(1, 40) + " " + own_words(2, 60));
    const auto checked =
        run("check", {path("essay.txt"), "--format", "json", "--html", path("essay.html"), "--pdf", path("essay.pdf")});
    ASSERT_EQ(checked.exit_code, 0) << checked.errors;
    write("essay.json", checked.output);
    ASSERT_EQ(keygen({path("office")}).exit_code, 0);
    const auto made = sign("office", {"essay.json", "essay.html", "essay.pdf", "essay.txt"});
    ASSERT_EQ(made.exit_code, 0) << made.errors;
  }
  ProcessResult keygen(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"keygen", "--keys", path("keys.json")});
    return tamga(arguments);
  }
  ProcessResult sign(const std::string& key, const std::vector<std::string>& names) const {
    std::vector<std::string> arguments = {"sign", "--key", path(key)};
    for (const auto& name : names) arguments.push_back(path(name));
    return tamga(arguments);
  }
  ProcessResult verify(const std::string& name = "essay.tamga-signature") const {
    return tamga({"verify", "--keys", path("keys.json"), path(name)});
  }
  std::string bytes(const std::string& name) const { return read_file(path(name)); }
};

TEST_F(SignatureTest, WhatWasSignedVerifies) {
  make_signed();
  const auto all = verify();
  EXPECT_EQ(all.exit_code, 0) << all.errors;
  EXPECT_THAT(all.errors, IsEmpty());
  for (const char* name : {"essay.json", "essay.html", "essay.pdf", "essay.txt"}) {
    EXPECT_THAT(all.output, HasSubstr("unaltered  " + path(name)));
    EXPECT_EQ(verify(name).exit_code, 0) << name;
  }
  EXPECT_THAT(all.output, HasSubstr("(office)"));
}

// One byte put in, taken out or changed.
std::string edited(std::string bytes, std::mt19937_64& random) {
  const auto at = random() % bytes.size();
  const auto kind = random() % 3;
  if (kind == 0) bytes[at] = static_cast<char>(bytes[at] ^ (1 + random() % 255));
  if (kind == 1) bytes.erase(at, 1);
  if (kind == 2) bytes.insert(at, 1, static_cast<char>(random()));
  return bytes;
}

// The thousand edits are held against the signature in signature_test; here a few go through the whole program.
TEST_F(SignatureTest, AnAlteredFileIsNamed) {
  make_signed();
  std::mt19937_64 random(1);
  const std::vector<std::string> names = {"essay.json", "essay.html", "essay.pdf", "essay.txt"};
  for (int round = 0; round < 40; ++round) {
    const auto& name = names[static_cast<std::size_t>(round) % names.size()];
    const auto sound = bytes(name);
    write(name, edited(sound, random));
    const auto result = verify();
    EXPECT_EQ(result.exit_code, 3) << name;
    EXPECT_EQ(result.errors, "tamga: " + path(name) + ": altered since it was signed\n");
    EXPECT_EQ(verify(name).exit_code, 3);
    write(name, sound);
  }
  fs::remove(path("essay.pdf"));
  EXPECT_THAT(verify().errors, HasSubstr(path("essay.pdf") + ": No such file"));
  EXPECT_EQ(verify("essay.json").exit_code, 0);
}

TEST_F(SignatureTest, AnAlteredSignatureIsNamed) {
  make_signed();
  const auto sound = bytes("essay.tamga-signature");
  std::mt19937_64 random(2);
  for (int round = 0; round < 20; ++round) {
    write("essay.tamga-signature", edited(sound, random));
    const auto result = verify();
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.errors, HasSubstr("essay.tamga-signature: "));
  }
}

TEST_F(SignatureTest, OldReportsVerifyAfterTheKeyWasReplaced) {
  make_signed();
  ASSERT_EQ(keygen({path("office-2"), "--retire", "office"}).exit_code, 0);
  EXPECT_EQ(verify().exit_code, 0);
  write("new.txt", "new");
  ASSERT_EQ(sign("office-2", {"new.txt"}).exit_code, 0);
  EXPECT_EQ(verify("new.txt").exit_code, 0);
  EXPECT_THAT(verify("new.txt").output, HasSubstr("(office-2)"));

  ASSERT_EQ(keygen({"--revoke", "office", "--reason", "laptop stolen"}).exit_code, 0);
  const auto revoked = verify();
  EXPECT_EQ(revoked.exit_code, 3);
  EXPECT_THAT(revoked.errors, HasSubstr("revoked"));
  EXPECT_THAT(revoked.errors, HasSubstr("(laptop stolen)"));
  EXPECT_EQ(verify("new.txt").exit_code, 0);
}

TEST_F(SignatureTest, AStrangersKeyProvesNothing) {
  make_signed();
  ASSERT_EQ(tamga({"keygen", path("stranger"), "--keys", path("other.json")}).exit_code, 0);
  write("new.txt", "new");
  ASSERT_EQ(sign("stranger", {"new.txt"}).exit_code, 0);
  const auto result = verify("new.txt");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.errors, HasSubstr("which is not in " + path("keys.json")));
}

TEST_F(SignatureTest, KeysAreKeptSafe) {
  const auto made = keygen({path("office")});
  ASSERT_EQ(made.exit_code, 0) << made.errors;
  EXPECT_EQ(fs::status(path("office.key")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto secret = bytes("office.key").substr(28, 64);
  for (const auto& shown : {made.output, made.errors, bytes("keys.json"), bytes("office.pub")}) {
    EXPECT_THAT(shown, Not(HasSubstr(secret)));
  }
  const auto again = keygen({path("office")});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.errors, HasSubstr("there already"));

  write("a.txt", "text");
  fs::permissions(path("office.key"), fs::perms::group_read, fs::perm_options::add);
  const auto refused = sign("office", {"a.txt"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.errors, HasSubstr("others may read this private key"));
  EXPECT_FALSE(fs::exists(path("a.tamga-signature")));
}

// docs/verification.md: the commands that it names, one by one.
TEST_F(SignatureTest, PlainOpensslAgrees) {
  if (!fs::exists(kOpenssl)) GTEST_SKIP() << "needs openssl";
  make_signed();
  const auto document = read_file(TAMGA_SOURCE_DIR "/docs/verification.md");
  const auto begin = document.find("```sh openssl\n") + 14;
  const auto commands = document.substr(begin, document.find("```\n", begin) - begin);
  const auto shell = [&] { return run_process({"/bin/sh", "-e", "-c", commands}, {.directory = root()}); };
  const auto sound = shell();
  EXPECT_EQ(sound.exit_code, 0) << sound.errors;
  EXPECT_THAT(sound.output, HasSubstr("Signature Verified Successfully"));
  EXPECT_THAT(sound.output, HasSubstr("essay.json: OK\nessay.html: OK\nessay.pdf: OK\nessay.txt: OK\n"));
  const auto key =
      std::regex_replace(bytes("essay.tamga-signature"), std::regex("[^]*\nkey ([0-9a-f]{32})\n[^]*"), "$1");
  EXPECT_THAT(sound.output, HasSubstr(key));

  const auto signature = bytes("essay.tamga-signature");
  write("essay.tamga-signature", std::regex_replace(signature, std::regex("signed 2"), "signed 3"));
  EXPECT_NE(shell().exit_code, 0);
  write("essay.tamga-signature", signature);
  write("essay.pdf", bytes("essay.pdf") + " ");
  EXPECT_NE(shell().exit_code, 0);
}

// The other command of docs/verification.md: the hash of the body, without the program.
TEST_F(SignatureTest, PlainPythonAgreesAboutTheBody) {
  if (!fs::exists("/usr/bin/python3")) GTEST_SKIP() << "needs python3";
  make_signed();
  const auto document = read_file(TAMGA_SOURCE_DIR "/docs/verification.md");
  const auto begin = document.find("    python3 -c");
  const auto command = document.substr(begin, document.find("\n\n", begin) - begin);
  const auto hash = run_process({"/bin/sh", "-c", command}, {.directory = root()}).output.substr(0, 64);
  EXPECT_THAT(bytes("essay.tamga-signature"), HasSubstr("\nbody " + hash + "\n"));
}

class ReproduceTest : public CorpusTest {
 protected:
  std::string checked(const std::string& name, const std::vector<std::string>& options) {
    auto arguments = options;
    arguments.insert(arguments.begin(), {path(name + ".txt"), "--format", "json"});
    const auto result = run("check", arguments);
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    return write(name + ".json", result.output);
  }
};

TEST_F(ReproduceTest, FiftyReportsComeOutTheSameWhateverWasAddedSince) {
  for (std::uint32_t i = 0; i < 10; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, 60 + 7 * i));
  run("add", {path("sources")});
  const std::vector<std::vector<std::string>> options = {
      {}, {"--top", "1"}, {"--min-words", "12"}, {"--budget", "2"}, {"--snapshot", "5", "--jobs", "2"}};
  std::vector<std::string> reports;
  for (std::uint32_t i = 0; i < 50; ++i) {
    const auto name = "work" + std::to_string(i);
    write(name + ".txt", own_words(i % 10, 25) + " " + own_words(100 + i, 20) + " " + own_words((i + 3) % 10, 30));
    reports.push_back(checked(name, options[i % options.size()]));
  }
  for (std::uint32_t i = 20; i < 25; ++i) write("more/" + std::to_string(i) + ".txt", own_words(i - 20, 90));
  run("add", {path("more")});
  for (const auto& report : reports) {
    const auto result = run("reproduce", {report});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("reproduced to the byte"));
  }
}

TEST_F(ReproduceTest, NamesWhatWasErasedOrReplaced) {
  for (std::uint32_t i = 0; i < 3; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, 60));
  run("add", {path("sources")});
  write("work.txt", own_words(0, 40) + " " + own_words(1, 40));
  const auto report = checked("work", {});
  run("remove", {"0.txt"});
  const auto erased = run("reproduce", {report});
  EXPECT_EQ(erased.exit_code, 3);
  EXPECT_THAT(erased.errors, HasSubstr("not reproduced: \"0.txt\" has been erased since"));
  EXPECT_THAT(erased.errors, Not(HasSubstr("1.txt")));
  write("sources/1.txt", own_words(7, 60));
  run("add", {path("sources/1.txt")});
  EXPECT_THAT(run("reproduce", {report}).errors, HasSubstr("\"1.txt\" has been replaced since"));
}

TEST_F(ReproduceTest, SaysWhatElseIsDifferent) {
  run("add", {write("a.txt", own_words(1, 60))});
  write("work.txt", own_words(1, 40));
  const auto report = checked("work", {});
  EXPECT_THAT(run("reproduce", {report, write("other.txt", "Other words.")}).errors,
              HasSubstr("other.txt: not the document of the report"));
  fs::remove(path("work.txt"));
  EXPECT_THAT(run("reproduce", {report}).errors, HasSubstr("work.txt"));
  write("work.txt", own_words(1, 40));

  write("old.json", std::regex_replace(read_file(report), std::regex("\"engine_version\": \"[^\"]*\""),
                                       "\"engine_version\": \"0.0.1\""));
  EXPECT_THAT(run("reproduce", {path("old.json")}).errors, HasSubstr("made by engine version 0.0.1"));
  EXPECT_THAT(run("reproduce", {path("work.txt")}).errors, HasSubstr("work.txt: not JSON"));
}

TEST_F(ReproduceTest, TakesTheTemplatesAgainAndNamesAMissingOne) {
  run("add", {write("a.txt", own_words(1, 60))});
  const auto task = write("task.txt", own_words(1, 30));
  const auto form = write("form.txt", own_words(2, 20));
  write("work.txt", own_words(1, 40) + " " + own_words(2, 20));
  const auto report = checked("work", {"--template", task, "--template", form});
  fs::rename(task, path("renamed.txt"));
  const auto again = run("reproduce", {report, "--template", form, "--template", path("renamed.txt")});
  EXPECT_EQ(again.exit_code, 0) << again.errors;
  const auto missing = run("reproduce", {report, "--template", form});
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_THAT(missing.errors, HasSubstr("template \"task.txt\", which was not given (SHA-256 "));
  EXPECT_THAT(missing.errors, Not(HasSubstr("form.txt")));
}

TEST_F(ReproduceTest, WorksOfOneAssignmentSayTheirPlaceAndComeOutTheSame) {
  run("add", {write("a.txt", own_words(1, 60))});
  for (std::uint32_t i = 0; i < 3; ++i) {
    write("works/" + std::to_string(i) + ".txt", own_words(1, 10 + 10 * i) + " " + own_words(50 + i, 30));
  }
  const auto result = run("check", {path("works"), "--format", "json", "--assignment", "Essay 1"});
  ASSERT_EQ(result.exit_code, 0) << result.errors;
  const auto reports = nlohmann::ordered_json::parse(result.output);
  ASSERT_EQ(reports.size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) {
    const auto& standing = reports[i]["body"]["standing"];
    EXPECT_EQ(standing["less"], i);
    EXPECT_EQ(standing["more"], 2 - i);
    EXPECT_EQ(standing["shares"].size(), 2U);
    const auto report = write("report.json", reports[i].dump());
    const auto again = run("reproduce", {report, path("works/" + std::to_string(i) + ".txt")});
    EXPECT_EQ(again.exit_code, 0) << again.errors;
  }
  EXPECT_THAT(run("check", {path("works"), "--assignment", "Essay 1"}).output,
              HasSubstr("Of 2 other works of the same assignment, 1 borrow less, 0 as much and 1 more."));
  EXPECT_THAT(run("check", {path("works")}).output, Not(HasSubstr("same assignment")));
}

TEST_F(ReproduceTest, DecisionsStandOnTheCertificateAndLeaveTheSignedPartAlone) {
  run("add", {write("a.txt", own_words(1, 60))});
  write("work.txt", own_words(1, 40));
  const auto report = checked("work", {});
  const auto signed_bytes = read_file(report);
  ASSERT_EQ(tamga({"keygen", path("office"), "--keys", path("keys.json")}).exit_code, 0);
  ASSERT_EQ(tamga({"sign", "--key", path("office"), report}).exit_code, 0);
  const auto open = tamga({"report", report, "--pdf", path("open.pdf")});
  ASSERT_EQ(open.exit_code, 0) << open.errors;
  const auto place = nlohmann::json::parse(signed_bytes).at("body").at("sources").at(0).at("passages").at(0).at("work");
  const auto sum = run_process({"/usr/bin/sha256sum", report}).output.substr(0, 64);
  const nlohmann::json passage = {{"source", 1},
                                  {"work", place.at("code_points")},
                                  {"decision", "not_borrowed"},
                                  {"reason", "макал"},
                                  {"who", "Ү. Өмүрова"},
                                  {"when", "2026-11-22"},
                                  {"objection", "жок"}};
  nlohmann::json decisions = {{"format", "tamga-decisions"},
                              {"version", 1},
                              {"report_sha256", sum},
                              {"conclusion", {{"text", "Кайра жазуу"}, {"who", ""}, {"when", ""}}},
                              {"passages", nlohmann::json::array({passage})}};
  const auto decided = [&] {
    write("decisions.json", decisions.dump());
    return tamga({"report", report, "--pdf", path("decided.pdf"), "--decisions", path("decisions.json")});
  };
  EXPECT_EQ(decided().exit_code, 0) << decided().errors;
  EXPECT_NE(read_file(path("decided.pdf")), read_file(path("open.pdf")));
  if (fs::exists("/usr/bin/pdftotext")) {
    const auto text = run_process({"/usr/bin/pdftotext", path("decided.pdf"), "-"}).output;
    for (const char* shown : {"Кайра жазуу", "макал", "40 сөз (100,00 %) → Адам карагандан кийин: 0 сөз"}) {
      EXPECT_THAT(text, HasSubstr(shown));
    }
    EXPECT_THAT(text, Not(HasSubstr("Өмүрова")));
  }
  decisions["report_sha256"] = std::string(64, '0');
  EXPECT_EQ(decided().exit_code, 3);
  EXPECT_EQ(read_file(report), signed_bytes);
  EXPECT_EQ(tamga({"verify", "--keys", path("keys.json"), path("work.tamga-signature")}).exit_code, 0);
  EXPECT_TRUE(read_file(path("open.pdf")).starts_with("%PDF-"));
}

}  // namespace
}  // namespace tamga::testing
