// Reports of any shape that a check could make, at random: texts, ranges and figures that hold together.
#pragma once

#include <cstdint>
#include <random>

#include "engine/report/report.h"

namespace tamga::testing {

// The same seed gives the same report.
Report random_report(std::uint64_t seed);

}  // namespace tamga::testing
