#include "engine/report/certificate/certificate.h"

#include "engine/report/certificate/canvas.h"
#include "engine/report/certificate/page_sections.h"
#include "engine/report/certificate/verification_string.h"

namespace tamga {

Result<std::string> render_certificate(const Report& report, const CertificateOptions& options) {
  const auto code_text = verification_string(report, options.key_id);
  const auto code = qr_code(code_text);
  if (!code) return std::unexpected(code.error());
  auto canvas =
      Canvas::make(ui_language_code(options.language), std::string(term(Term::kCertificate, options.language)));
  if (!canvas) return std::unexpected(canvas.error());
  Page page{*canvas, report, options};
  draw_title(page, *code);
  draw_work(page);
  draw_check(page);
  draw_shares(page);
  draw_foot(page, code_text);  // from the bottom up: what lies between is for the lists and the decision
  draw_lists(page, decision_height(page));
  draw_decision(page);
  return canvas->finish();
}

}  // namespace tamga
