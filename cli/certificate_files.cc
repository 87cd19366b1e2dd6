#include "cli/certificate_files.h"

#include <filesystem>
#include <system_error>

#include "engine/report/certificate/certificate_review.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

Status write_certificate(const Report& report, const CertificateOptions& options, const fs::path& path) {
  const auto pdf = render_certificate(report, options);
  if (!pdf) return std::unexpected(pdf.error());
  return write_whole_file(path, *pdf);
}

}  // namespace

Status write_certificates(const ReportFileOptions& options, const std::vector<Report>& reports,
                          const Decisions& decisions) {
  if (options.pdf.empty()) return {};
  CertificateOptions certificate;
  certificate.language = options.language;
  certificate.names = options.names;
  certificate.key_id = options.signing_key;
  if (reports.size() == 1) {
    if (!options.decisions.empty()) certificate.review = certificate_review(reports.front(), decisions);
    return write_certificate(reports.front(), certificate, options.pdf);
  }
  std::error_code failed;
  fs::create_directories(options.pdf, failed);
  if (failed) return fail(ErrorCode::kUnavailable, options.pdf + ": " + failed.message());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto name = fs::path(page_file_name(reports[i], i)).replace_extension(".pdf");
    if (auto written = write_certificate(reports[i], certificate, options.pdf / name); !written) return written;
  }
  return {};
}

}  // namespace tamga
