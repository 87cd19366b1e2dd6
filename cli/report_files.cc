#include "cli/report_files.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "cli/certificate_files.h"
#include "cli/commands/documents.h"
#include "engine/report/html/report_page.h"
#include "engine/report/html/visible_text.h"
#include "engine/report/overview/class_overview.h"
#include "engine/report/overview/overview_csv.h"
#include "engine/report/overview/overview_page.h"
#include "engine/report/review/decisions.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

Result<Decisions> decisions_for(const std::string& path, const Report& report) {
  if (path.empty()) return Decisions{};
  const auto bytes = read_small_file(path, kMaxDecisionsBytes);
  if (!bytes) return std::unexpected(bytes.error());
  auto decisions = read_decisions(*bytes, path);
  if (!decisions) return decisions;
  if (auto fits = check_decisions(*decisions, report, report_sum(report), path); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  return decisions;
}

Status write_pages(const ReportFileOptions& options, const std::vector<Report>& reports, const HtmlView& view,
                   const Decisions& decisions) {
  if (reports.size() == 1) return write_whole_file(options.html, render_html(reports.front(), view, decisions));
  std::error_code failed;
  fs::create_directories(options.html, failed);
  if (failed) return fail(ErrorCode::kUnavailable, options.html + ": " + failed.message());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto path = fs::path(options.html) / page_file_name(reports[i], i);
    if (auto written = write_whole_file(path, render_html(reports[i], view)); !written) return written;
  }
  return {};
}

// Where the page of each report is, seen from the overview; empty where none was asked for.
std::vector<std::string> links_to_pages(const ReportFileOptions& options, const std::vector<Report>& reports) {
  std::vector<std::string> links(reports.size());
  if (options.html.empty()) return links;
  const auto from = fs::absolute(options.overview).parent_path();
  for (std::size_t i = 0; i < reports.size(); ++i) {
    auto page = fs::absolute(options.html);
    if (reports.size() > 1) page /= page_file_name(reports[i], i);
    links[i] = page.lexically_relative(from).generic_string();
  }
  return links;
}

Status write_overview(const ReportFileOptions& options, const std::vector<Report>& reports) {
  const auto overview = class_overview(reports, links_to_pages(options, reports), options.ids);
  if (!options.overview.empty()) {
    if (auto written = write_whole_file(options.overview, render_overview(overview, options.language)); !written) {
      return written;
    }
  }
  if (options.csv.empty()) return {};
  return write_whole_file(options.csv, render_csv(overview));
}

bool is_plain(std::string_view letter) {
  const char c = letter[0];
  return letter.size() > 1 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// At most 80 code points of the name, each plain or "-".
std::string plain_stem(const std::string& file_name) {
  constexpr std::uint32_t kMost = 80;
  const auto shown = visible_text(file_name);
  const std::string stem = fs::path(shown).stem().string();
  const CodePointIndex index(stem);
  std::string plain;
  for (std::uint32_t i = 0; i < std::min(index.size(), kMost); ++i) {
    const auto begin = index.byte_at_code_point(i);
    const auto letter = std::string_view(stem).substr(begin, index.byte_at_code_point(i + 1) - begin);
    plain += is_plain(letter) ? letter : "-";
  }
  return plain.empty() ? "work" : plain;
}

}  // namespace

Status check_report_files(const ReportFileOptions& options, std::size_t reports) {
  if (!options.decisions.empty() && reports != 1) {
    return fail(ErrorCode::kInvalidArgument, "--decisions: a file of decisions is about one report");
  }
  if (!options.decisions.empty() && options.html.empty() && options.pdf.empty()) {
    return fail(ErrorCode::kInvalidArgument,
                "--decisions: shown in page and certificate, so --html or --pdf is needed");
  }
  if (options.student && options.level == ViewerLevel::kFull) {
    return fail(ErrorCode::kInvalidArgument, "--student: the copy of a student never shows more than --level passages");
  }
  return {};
}

Status write_report_files(const ReportFileOptions& options, const std::vector<Report>& reports,
                          const std::map<std::string, std::string>& source_texts) {
  if (reports.empty()) return {};
  const auto decisions = decisions_for(options.decisions, reports.front());
  if (!decisions) return std::unexpected(decisions.error());
  if (!options.html.empty()) {
    const HtmlView view{options.level, options.language, options.student, source_texts};
    if (auto written = write_pages(options, reports, view, *decisions); !written) return written;
  }
  if (auto written = write_certificates(options, reports, *decisions); !written) return written;
  if (options.overview.empty() && options.csv.empty()) return {};
  return write_overview(options, reports);
}

Status write_whole_file(const fs::path& path, std::string_view bytes) {
  auto beside = path;
  beside += ".new";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << bytes << std::flush;
  file.close();
  std::error_code failed;
  if (file) fs::rename(beside, path, failed);
  if (file && !failed) return {};
  std::error_code ignored;
  fs::remove(beside, ignored);
  return fail(ErrorCode::kUnavailable, path.string() + ": cannot be written");
}

std::string page_file_name(const Report& report, std::size_t index) {
  auto number = std::to_string(index + 1);
  while (number.size() < 3) number.insert(0, 1, '0');
  return number + "-" + plain_stem(report.work.file_name) + ".html";
}

}  // namespace tamga
