// Named shares: how many of how many were right.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tamga::bench {

struct Figure {
  std::string name;  // "encodings: Janyzak font"
  std::uint64_t right = 0;
  std::uint64_t all = 0;
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all); }
};

// A line each: the share, rounded down to four places, and its name.
std::string table(const std::vector<Figure>& figures);

// {"name": share, ...}
std::string to_json(const std::vector<Figure>& figures);

}  // namespace tamga::bench
