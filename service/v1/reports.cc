#include <utility>

#include "engine/report/certificate/certificate.h"
#include "engine/report/html/report_page.h"
#include "engine/report/report_json.h"
#include "service/v1/checks.h"
#include "service/v1/level.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"
#include "service/viewer/report_view.h"
#include "service/viewer/source_view.h"

namespace tamga {
namespace {

struct Shown {
  Report report;
  HtmlView view;
};

// The report of a check, with the view of the caller.
Result<Shown> shown(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  if (const auto known = only_parameters(request, {"level", "language", "student"}); !known) {
    return std::unexpected(known.error());
  }
  auto view = view_of(request, caller, v1.settings.access);
  if (!view) return std::unexpected(view.error());
  limit_shared(v1.desk, caller.institution, *view);
  auto report = current_report(v1.desk, caller.institution, parameters.at("check"));
  if (!report) return std::unexpected(report.error());
  return Shown{*std::move(report), *std::move(view)};
}

}  // namespace

Response show_report(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  const auto found = shown(v1, request, parameters, caller);
  if (!found) return problem(found.error());
  return bytes_response(200, "application/json", render_json(visible_part(found->report, found->view)));
}

Response show_page(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  auto found = shown(v1, request, parameters, caller);
  if (!found) return problem(found.error());
  add_source_texts(v1.desk, caller.institution, found->report, found->view);
  return html_response(200, render_html(found->report, found->view));
}

Response show_certificate(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  const auto found = shown(v1, request, parameters, caller);
  if (!found) return problem(found.error());
  CertificateOptions options;
  options.language = found->view.language;
  auto pdf = render_certificate(visible_part(found->report, found->view), options);
  if (!pdf) return problem(pdf.error());
  auto response = bytes_response(200, "application/pdf", *std::move(pdf));
  response.headers.set("Content-Disposition", "inline; filename=\"certificate.pdf\"");
  return response;
}

}  // namespace tamga
