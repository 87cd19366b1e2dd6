// Works for the tests of the scan: a few share text, the others do not.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "corpora/scan/scan.h"
#include "tests/support/list_source.h"

namespace tamga::testing {

// `count` different words that stand in no other text than those of the same `name`.
inline std::string made_words(const std::string& name, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += name + std::to_string(i) + (i % 12 == 11 ? ".\n" : " ");
  return text;
}

// Of 12 works, 3 and 7 share a passage with 1, 9 is a copy of 8, and 11 cannot be read.
inline std::vector<RawDocument> made_class() {
  std::vector<RawDocument> works;
  for (int i = 0; i < 12; ++i) {
    std::string text = made_words("слово" + std::to_string(i) + "а", 120);
    if (i == 3 || i == 7) text += made_words("слово1а", 60);
    if (i == 9) text = made_words("слово8а", 120) + "конец";
    if (i == 11)
      text = std::string(
          "\x7f"
          "ELF\x02\x01\x01\0\0\0\0\0",
          12);
    works.push_back({"class/" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ".txt", text});
  }
  return works;
}

// What a scan says: its lines, and the summary as a line.
struct ScanSays {
  std::vector<std::string> lines;
  std::string summary;
  bool stopped = false;
  bool operator==(const ScanSays&) const = default;
};

// Stops after `most` works are checked; 0: never.
inline Result<ScanSays> scan_made(const std::vector<RawDocument>& works, const ScanOptions& options,
                                  std::uint64_t most = 0) {
  ScanSays says;
  const ScanEvents events{[&](const ScanProgress& progress) {
                            return most == 0 || progress.step != ScanStep::kChecking || progress.done < most;
                          },
                          [&](const std::string& line) { says.lines.push_back(line); }, [](const Error&) {}};
  const auto result = scan([&] { return std::make_unique<ListSource>(works); }, options, events);
  if (!result) return std::unexpected(result.error());
  says.summary = render(result->summary);
  says.stopped = result->stopped;
  return says;
}

}  // namespace tamga::testing
