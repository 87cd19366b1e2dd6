// Any bytes as a report, a file of decisions, a signature and a key ring: one sentence, or what writes the same again.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/report/report_json.h"
#include "engine/report/report_reader.h"
#include "engine/report/review/after_review.h"
#include "engine/report/review/decisions.h"
#include "engine/report/signature/key_ring.h"
#include "engine/report/signature/signature_file.h"

namespace tamga {
namespace {

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

void require_clear(const Error& error) {
  require(error.message.starts_with("in: "), "an error names its file");
  require(error.message.find('\n') == std::string::npos && error.message.size() < 1000, "an error is one sentence");
}

void read_as_report(std::string_view bytes) {
  const auto report = read_report(bytes, "in");
  if (!report) return require_clear(report.error());
  require(nlohmann::json(to_json(*report)) == nlohmann::json::parse(bytes), "a report comes back");
  static_cast<void>(after_review(*report, Decisions{}));
}

void read_as_decisions(std::string_view bytes) {
  const auto decisions = read_decisions(bytes, "in");
  if (!decisions) return require_clear(decisions.error());
  const auto again = read_decisions(render_decisions(*decisions), "in");
  require(again && *again == *decisions, "decisions come back");
}

void read_as_signature(std::string_view bytes) {
  const auto signature = read_signature(bytes, "in");
  if (!signature) return require_clear(signature.error());
  require(render_signature(*signature) == bytes, "a signature has one form");
}

void read_as_key_ring(std::string_view bytes) {
  const auto ring = read_key_ring(bytes, "in");
  if (!ring) return require_clear(ring.error());
  require(read_key_ring(render_key_ring(*ring), "in").has_value(), "a key ring comes back");
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  tamga::read_as_report(bytes);
  tamga::read_as_decisions(bytes);
  tamga::read_as_signature(bytes);
  tamga::read_as_key_ring(bytes);
  return 0;
}
