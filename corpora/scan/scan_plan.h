// What a scan is about: equal for two starts if and only if they would give the same results.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "corpora/scan/scan.h"
#include "corpora/scan/scanned_work.h"
#include "engine/base/json.h"

namespace tamga {

// Version of the folder's format.
inline constexpr std::uint32_t kScanFormatVersion = 1;

// `settings` as the checks use them; `corpus` is its name, or that of the scan without one.
Json scan_plan(const ScanOptions& options, const CheckSettings& settings, std::span<const ScannedWork> works,
               const std::string& corpus, std::uint64_t snapshot);

}  // namespace tamga
