#include "service/viewer/report_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/report/certificate/certificate.h"
#include "engine/report/html/report_page.h"
#include "engine/report/report_reader.h"
#include "service/viewer/plain_page.h"
#include "service/viewer/source_view.h"

namespace tamga {
namespace {

// Works that became sources are stored without their titles, which may name people.
void name_sources(const Desk& desk, const std::string& institution, Report& report) {
  for (auto& source : report.sources) {
    const auto work = desk.works.find(institution, source.id);
    if (source.shared.empty() && work && !work->title.empty()) source.title = work->title;
  }
}

HtmlView view_of(const Desk& desk, const ViewerGrant& grant, const Report& report) {
  HtmlView view;
  view.level = grant.level;
  view.language = grant.language;
  view.student = grant.student;
  limit_shared(desk, grant.institution, view);
  if (!grant.student) add_source_texts(desk, grant.institution, report, view);
  return view;
}

struct NoticeWords {
  const char* ky;
  const char* ru;
  const char* en;
};

constexpr NoticeWords kNotReadyWords = {"Отчёт азырынча даяр эмес. Барак өзү жаңыланат.",
                                        "Отчёт ещё готовится. Страница обновится сама.",
                                        "The report is being made. This page loads itself again."};
constexpr NoticeWords kExpiredWords = {
    "Бул шилтеменин мөөнөтү бүттү. Отчётту окуу платформасынан кайра ачыңыз.",
    "Срок действия этой ссылки истёк. Откройте отчёт из учебной платформы ещё раз.",
    "This link is no longer valid. Open the report from the learning platform again."};

}  // namespace

Result<Report> current_report(const Desk& desk, const std::string& institution, const std::string& work) {
  const auto json = desk.works.report(institution, work);
  if (!json) return std::unexpected(json.error());
  auto report = read_report(*json, "the report of " + work);
  if (!report) return report;
  const auto gone = [&](const ReportedSource& source) { return desk.works.erased(institution, source.id); };
  if (std::ranges::any_of(report->sources, gone)) {
    return fail(ErrorCode::kNotFound, "the report of this work is being made again");
  }
  return report;
}

Result<std::string> report_page(const Desk& desk, const ViewerGrant& grant, std::optional<PageLink> change) {
  auto report = current_report(desk, grant.institution, grant.work);
  if (!report) return std::unexpected(report.error());
  if (grant.titles) name_sources(desk, grant.institution, *report);
  auto view = view_of(desk, grant, *report);
  if (grant.change) view.change = std::move(change);
  return render_html(*report, view);
}

Result<std::string> report_pdf(const Desk& desk, const std::string& institution, const std::string& work,
                               UiLanguage language, ViewerLevel level) {
  const auto report = current_report(desk, institution, work);
  if (!report) return std::unexpected(report.error());
  HtmlView view;
  view.level = level;
  view.language = language;
  limit_shared(desk, institution, view);
  CertificateOptions options;
  options.language = language;
  return render_certificate(visible_part(*report, view), options);
}

std::string notice_page(Notice notice, UiLanguage language) {
  const NoticeWords& words = notice == Notice::kNotReady ? kNotReadyWords : kExpiredWords;
  std::string body;
  const std::array<std::pair<const char*, const char*>, 3> lines = {
      {{"ky", words.ky}, {"ru", words.ru}, {"en", words.en}}};
  for (const auto& [code, text] : lines) {
    body += std::string("<p lang=\"") + code + "\">" + text + "</p>";
  }
  return plain_page(language, body, notice == Notice::kNotReady ? 5 : 0);
}

}  // namespace tamga
