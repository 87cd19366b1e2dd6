#include "engine/report/reported_signs.h"

namespace tamga {
namespace {

std::vector<CodePointRange> in_code_points(const std::vector<ByteRange>& places, const CodePointIndex& code_points) {
  std::vector<CodePointRange> ranges;
  ranges.reserve(places.size());
  for (const ByteRange& place : places) {
    ranges.push_back({code_points.code_point_at_byte(place.begin), code_points.code_point_at_byte(place.end)});
  }
  return ranges;
}

}  // namespace

std::vector<ReportedFlag> reported_flags(const TextSigns& signs, const CodePointIndex& code_points) {
  std::vector<ReportedFlag> flags;
  for (const Flag& flag : signs.flags) {
    flags.push_back({flag.kind, flag.words, flag.threshold, in_code_points(flag.places, code_points)});
  }
  return flags;
}

std::vector<ReportedObservation> reported_observations(const TextSigns& signs, const CodePointIndex& code_points) {
  std::vector<ReportedObservation> observations;
  for (const Observation& seen : signs.observations) {
    observations.push_back({seen.kind, seen.words, in_code_points(seen.places, code_points)});
  }
  return observations;
}

}  // namespace tamga
