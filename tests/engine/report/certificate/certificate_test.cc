// The certificate as people get it: its bytes, its text (by pdftotext) and its picture (by pdftoppm).
#include "engine/report/certificate/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

// GCC 12 takes a variable of its own <regex> for uninitialised when a sanitizer is on.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <regex>
#pragma GCC diagnostic pop

#include "engine/report/certificate/verification_string.h"
#include "engine/report/report_json.h"
#include "engine/report/report_reader.h"
#include "tests/engine/report/example_report.h"
#include "tests/engine/report/random_report.h"
#include "tests/support/golden.h"
#include "tests/support/process.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using testing::example_report;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::read_file;
using testing::run_process;
using ::testing::StartsWith;
using testing::write_file;

bool has_poppler() {
  return std::filesystem::exists("/usr/bin/pdftotext") && std::filesystem::exists("/usr/bin/pdftoppm");
}

std::string certificate(const Report& report, const CertificateOptions& options) {
  const auto pdf = render_certificate(report, options);
  EXPECT_TRUE(pdf.has_value()) << pdf.error().message;
  return pdf.value_or("");
}

CertificateReview example_review() {
  CertificateReview review;
  review.shares = example_report().shares;
  review.shares.original += review.shares.reworded;
  review.shares.reworded = 0;
  review.passages = 3;
  review.judged = 2;
  review.conclusion = "Кайра карап чыгуу керек";
  review.concluded_by = "Ү. Өмүрова";
  review.concluded_on = "2026-11-23";
  review.decisions = {{1, {0, 16}, Term::kDecisionNotBorrowed, "макал", "", "Ү. Өмүрова", "2026-11-22"},
                      {2, {20, 44}, Term::kDecisionConfirmed, "", "мен жаздым", "Ү. Өмүрова", "2026-11-22"}};
  return review;
}

class Certificate : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_poppler()) GTEST_SKIP() << "needs poppler-utils";
  }
  std::string file(const std::string& pdf) const {
    write_file(directory_.path() / "c.pdf", pdf);
    return (directory_.path() / "c.pdf").string();
  }
  std::string text_of(const std::string& pdf) const {
    return run_process({"/usr/bin/pdftotext", "-layout", file(pdf), "-"}).output;
  }
  // The same without the hash of the report, which every change of its format changes.
  std::string golden_text_of(const std::string& pdf) const {
    return std::regex_replace(text_of(pdf), std::regex("body=[0-9a-f]{64}"), "body=(hash)");
  }
  // A grey picture at 60 dots an inch of what stands between the QR code and the line that it holds.
  std::string golden_picture_of(const std::string& pdf) const {
    const auto to = (directory_.path() / "c").string();
    run_process(
        {"/usr/bin/pdftoppm", "-r", "60", "-gray", "-png", "-singlefile", "-y", "100", "-H", "545", file(pdf), to});
    return read_file(to + ".png");
  }
  std::size_t pages_of(const std::string& pdf) const {
    const auto text = text_of(pdf);
    return static_cast<std::size_t>(std::ranges::count(text, '\f'));
  }

 private:
  testing::TemporaryDirectory directory_;
};

class GoldenCertificate : public Certificate, public ::testing::WithParamInterface<UiLanguage> {};

TEST_P(GoldenCertificate, IsTheGoldenTextAndPicture) {
  CertificateOptions options;
  options.language = GetParam();
  const auto code = std::string(ui_language_code(GetParam()));
  const auto open = certificate(example_report(), options);
  testing::expect_golden(golden_text_of(open), "certificate/" + code + ".txt");
  const auto golden = std::filesystem::path(TAMGA_SOURCE_DIR) / "tests/golden/certificate" / (code + ".png");
  const auto picture = golden_picture_of(open);
  if (testing::update_golden()) write_file(golden, picture);
  EXPECT_TRUE(picture == read_file(golden)) << golden << " is not what pdftoppm draws";

  options.names = true;
  options.key_id = "00112233445566778899aabbccddeeff";
  options.review = example_review();
  testing::expect_golden(golden_text_of(certificate(example_report(), options)),
                         "certificate/" + code + "-decided.txt");
}

INSTANTIATE_TEST_SUITE_P(Languages, GoldenCertificate, ::testing::ValuesIn(kUiLanguages),
                         [](const auto& test) { return std::string(ui_language_code(test.param)); });

TEST_F(Certificate, TextCanBeSelectedWithItsKyrgyzLetters) {
  const auto text = text_of(
      certificate(example_report(), {.language = UiLanguage::kKyrgyz, .names = false, .key_id = {}, .review = {}}));
  EXPECT_THAT(text, HasSubstr("Текшерүү жөнүндө маалымкат"));
  EXPECT_THAT(text, HasSubstr("тексттин окшоштугун өлчөйт, күнөөнү эмес"));
  EXPECT_THAT(text, HasSubstr(verification_string(example_report(), "")));
}

TEST_F(Certificate, NamesPeopleOnlyIfAsked) {
  CertificateOptions options;
  options.review = example_review();
  const auto silent = text_of(certificate(example_report(), options));
  EXPECT_THAT(silent, Not(HasSubstr("student-17")));
  EXPECT_THAT(silent, Not(HasSubstr("Өмүрова")));
  options.names = true;
  const auto named = text_of(certificate(example_report(), options));
  EXPECT_THAT(named, HasSubstr("student-17"));
  EXPECT_THAT(named, HasSubstr("Өмүрова"));
}

TEST_F(Certificate, MeasuredFiguresStandBesideThoseAfterReview) {
  CertificateOptions options;
  options.language = UiLanguage::kEnglish;
  options.review = example_review();
  const auto text = text_of(certificate(example_report(), options));
  EXPECT_THAT(text, HasSubstr("Measured: 3 words (33.33 %) → After review: 0 words (0.00 %)"));
  EXPECT_THAT(text, HasSubstr("Passages reviewed: 2 of 3 (confirmed: 1, not borrowed: 1)"));
  EXPECT_THAT(text, HasSubstr("Кайра карап чыгуу керек (2026-11-23)"));
}

// Whatever comes, one page, and what it cuts off is counted on it.
TEST_F(Certificate, IsOnePageWhateverItHasToSay) {
  Report report = example_report();
  std::string name;
  while (name.size() < 10'240) name += "Очень-длинное_имя\u202e<b>\n\U0001F40E";
  report.work.file_name = report.snapshot.corpus = report.envelope.work_author = name;
  report.sources.front().title = name;
  while (report.sources.size() < 200) report.sources.push_back(report.sources.back());
  for (auto& source : report.sources) source.share = {0, 1};
  report.flags.clear();
  for (int i = 0; i <= static_cast<int>(kLastFlagKind); ++i)
    report.flags.push_back({static_cast<FlagKind>(i), 99, 10, {}});
  for (int i = 0; i <= static_cast<int>(NotCheckedReason::kNamedSourceUnknown); ++i) {
    report.not_checked.push_back({static_cast<NotCheckedReason>(i), 1'000'000, "x"});
  }
  CertificateOptions options;
  options.names = true;
  options.review = example_review();
  options.review->conclusion = name;
  while (options.review->decisions.size() < 40) options.review->decisions.push_back(options.review->decisions.back());
  for (const auto language : kUiLanguages) {
    options.language = language;
    const auto pdf = certificate(report, options);
    EXPECT_EQ(pages_of(pdf), 1U);
    const auto text = text_of(pdf);
    EXPECT_THAT(text, HasSubstr("TAMGA1 body="));
    EXPECT_THAT(text, HasSubstr("⟨U+202E⟩<b> ⟨U+1F40E⟩"));
    EXPECT_EQ(text.find("\u202e"), std::string::npos);
  }
  options.language = UiLanguage::kEnglish;
  const auto text = text_of(certificate(report, options));
  EXPECT_THAT(text, ::testing::ContainsRegex("19[0-9].sources more, together 0.words"));
  EXPECT_THAT(text, HasSubstr("More decisions: 35"));
}

TEST(CertificateBytes, AreTheSameForTheSameReport) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto report = testing::random_report(seed);
    const auto pdf = certificate(report, {});
    EXPECT_THAT(pdf, StartsWith("%PDF-1.5"));
    EXPECT_TRUE(pdf == certificate(report, {})) << seed;
    EXPECT_EQ(pdf.find("/CreationDate"), std::string::npos);
  }
}

TEST(CertificateBytes, DoNotDependOnTheMachine) {
  const auto pdf = certificate(example_report(), {});
  const std::pair<const char*, const char*> settings[] = {
      {"SOURCE_DATE_EPOCH", "1000000000"},        {"LANG", "tr_TR.UTF-8"},  {"LC_ALL", "C"},     {"TZ", "Asia/Bishkek"},
      {"FONTCONFIG_FILE", "/nowhere/fonts.conf"}, {"PANGO_LANGUAGE", "ar"}, {"HOME", "/nowhere"}};
  for (const auto& [name, value] : settings) ::setenv(name, value, 1);
  EXPECT_TRUE(pdf == certificate(example_report(), {}));
  for (const auto& [name, value] : settings) ::unsetenv(name);
}

TEST(CertificateBytes, AReportReadFromJsonGivesTheSame) {
  const auto report = testing::random_report(3);
  const auto read = read_report(render_json(report), "r");
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(certificate(report, {}) == certificate(*read, {}));
}

// Each certificate reads its fonts anew: an overnight run prints thousands. (The counts stay 0 under sanitizers.)
TEST(CertificateFonts, AreGivenBack) {
  const auto render = [](int times) {
    for (int i = 0; i < times; ++i) ASSERT_TRUE(render_certificate(example_report(), {}));
  };
  render(3);  // what is loaded once
  const auto before = ::mallinfo2().uordblks;
  render(40);
  const auto after = ::mallinfo2().uordblks;
  EXPECT_LT(after, before + 40 * 4000);
}

TEST(CertificateFonts, AMissingFontIsOneSentence) {
  const testing::TemporaryDirectory empty;
  ::setenv("TAMGA_FONTS", empty.path().c_str(), 1);
  const auto pdf = render_certificate(example_report(), {});
  ::unsetenv("TAMGA_FONTS");
  ASSERT_FALSE(pdf.has_value());
  EXPECT_EQ(pdf.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(pdf.error().message, StartsWith(empty.path().string() + "/DejaVuSans.ttf: "));
  EXPECT_THAT(pdf.error().message, HasSubstr("fonts-dejavu-core"));
}

TEST(VerificationString, HoldsTheBodyAndTheFigures) {
  auto report = example_report();
  const auto text = verification_string(report, "00ff");
  EXPECT_THAT(text, ::testing::MatchesRegex("TAMGA1 body=[0-9a-f]{64} key=00ff words=9 borrowed=3 left=7"));
  report.envelope.work_author = "another";
  EXPECT_EQ(verification_string(report, "00ff"), text);
  report.work.text += ".";
  EXPECT_NE(verification_string(report, "00ff"), text);
}

}  // namespace
}  // namespace tamga
