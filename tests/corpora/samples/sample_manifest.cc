#include "tests/corpora/samples/sample_manifest.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "engine/base/json.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

std::string file_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

BorrowedSample borrowed_from(const Json& entry) {
  BorrowedSample passage;
  passage.source = file_name(entry.at("source").get<std::string>());
  passage.kind = entry.at("kind").get<std::string>();
  passage.expected_coverage = entry.at("expected_coverage").get<double>();
  passage.source_first = entry.at("source_first").get<std::string>();
  passage.source_last = entry.at("source_last").get<std::string>();
  if (entry.contains("work_range")) {
    const Json& range = entry.at("work_range");
    passage.range = CodePointRange{range.at("begin").get<std::uint32_t>(), range.at("end").get<std::uint32_t>()};
  } else {
    passage.work_first = entry.at("work_first").get<std::string>();
    passage.work_last = entry.at("work_last").get<std::string>();
  }
  return passage;
}

}  // namespace

Result<std::vector<SampleWork>> read_sample_manifest(std::string_view bytes) {
  const auto manifest = parse_json(bytes, "manifest.json");
  if (!manifest) return std::unexpected(manifest.error());
  std::vector<SampleWork> works;
  try {
    for (const Json& entry : manifest->at("works")) {
      SampleWork work{file_name(entry.at("file").get<std::string>()), {}};
      for (const Json& passage : entry.at("borrowed")) work.borrowed.push_back(borrowed_from(passage));
      works.push_back(std::move(work));
    }
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kCorrupt, std::string("manifest.json: ") + error.what());
  }
  return works;
}

std::optional<CodePointRange> place_in(std::string_view text, const BorrowedSample& passage) {
  if (passage.range) return passage.range;
  const std::size_t begin = text.find(passage.work_first);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t last = text.find(passage.work_last, begin);
  if (last == std::string_view::npos) return std::nullopt;
  return CodePointRange{static_cast<std::uint32_t>(count_code_points(text.substr(0, begin))),
                        static_cast<std::uint32_t>(count_code_points(text.substr(0, last + passage.work_last.size())))};
}

}  // namespace tamga
