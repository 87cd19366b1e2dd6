// The stored report of a work as a page or as a certificate, to the depth that a grant allows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/report/report.h"
#include "service/viewer/grant.h"
#include "service/works/workshop.h"

namespace tamga {

// The report of a work as it is stored. kNotFound: no such work, no report of it yet, or one that shows a work which
// was taken away meanwhile and is being made again without it.
Result<Report> current_report(const Desk& desk, const std::string& institution, const std::string& work);

// The page of the report. kNotFound: no such work, or no report of it yet. Cost: reading and rendering the report, and
// the texts of its sources where the grant shows them whole.
// `change`: where what counts can be changed, for a grant that allows it.
Result<std::string> report_page(const Desk& desk, const ViewerGrant& grant, std::optional<PageLink> change);

// The certificate as PDF, without names of people, and of the sources no more than `level` shows.
Result<std::string> report_pdf(const Desk& desk, const std::string& institution, const std::string& work,
                               UiLanguage language, ViewerLevel level);

enum class Notice : std::uint8_t { kNotReady, kExpired };
// A page that says in three languages why there is no report to see. kNotReady loads itself again.
std::string notice_page(Notice notice, UiLanguage language);

}  // namespace tamga
