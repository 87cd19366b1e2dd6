#include "bench/quality/pan_xml.h"

#include <charconv>
#include <cstdint>
#include <limits>
#include <pugixml.hpp>
#include <sstream>

#include "corpora/sources/read_file.h"

namespace tamga::quality {
namespace {

constexpr std::uint64_t kMostTruthBytes = 16U << 20U;

Result<std::uint32_t> number(const pugi::xml_node& feature, const std::string& attribute, std::string_view name) {
  const std::string_view digits = feature.attribute(attribute.c_str()).value();
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": " + attribute + " is not a number at byte " +
                                         std::to_string(feature.offset_debug()));
  }
  return value;
}

// [offset, offset + length) of the two attributes of a side, "this" or "source".
Result<CodePointRange> range(const pugi::xml_node& feature, const std::string& side, std::string_view name) {
  const auto begin = number(feature, side + "_offset", name);
  if (!begin) return std::unexpected(begin.error());
  const auto length = number(feature, side + "_length", name);
  if (!length) return std::unexpected(length.error());
  if (*length > std::numeric_limits<std::uint32_t>::max() - *begin) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": " + side + "_length is too great");
  }
  return CodePointRange{*begin, *begin + *length};
}

Result<TruePassage> read_feature(const pugi::xml_node& feature, const std::string& work, std::string_view name) {
  const auto in_work = range(feature, "this", name);
  if (!in_work) return std::unexpected(in_work.error());
  const auto in_source = range(feature, "source", name);
  if (!in_source) return std::unexpected(in_source.error());
  return TruePassage{{work, *in_work, feature.attribute("source_reference").value(), *in_source},
                     feature.attribute("obfuscation").value()};
}

}  // namespace

Result<std::vector<TruePassage>> parse_truth(std::string_view xml, std::string_view name) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size());
  if (!parsed) {
    return fail(ErrorCode::kCorrupt,
                std::string(name) + ": not XML at byte " + std::to_string(parsed.offset) + ": " + parsed.description());
  }
  const pugi::xml_node root = document.child("document");
  const std::string work = root.attribute("reference").value();
  if (work.empty()) return fail(ErrorCode::kCorrupt, std::string(name) + ": no <document reference=...>");
  std::vector<TruePassage> passages;
  for (const pugi::xml_node& feature : root.children("feature")) {
    if (std::string_view(feature.attribute("name").value()) != "plagiarism") continue;
    if (!feature.attribute("source_reference")) continue;
    auto passage = read_feature(feature, work, name);
    if (!passage) return std::unexpected(passage.error());
    const PassagePair& where = passage->where;
    if (where.in_work.begin == where.in_work.end || where.in_source.begin == where.in_source.end) continue;
    passages.push_back(*std::move(passage));
  }
  return passages;
}

Result<std::vector<TruePassage>> read_truth(const std::filesystem::path& file) {
  const auto bytes = read_file(file, file.string(), kMostTruthBytes);
  if (!bytes) return std::unexpected(bytes.error());
  return parse_truth(*bytes, file.string());
}

std::string render_detections(std::string_view work, const std::vector<PassagePair>& detections) {
  pugi::xml_document xml;
  pugi::xml_node root = xml.append_child("document");
  root.append_attribute("reference").set_value(std::string(work).c_str());
  for (const PassagePair& detection : detections) {
    pugi::xml_node feature = root.append_child("feature");
    feature.append_attribute("name").set_value("detected-plagiarism");
    feature.append_attribute("this_offset").set_value(detection.in_work.begin);
    feature.append_attribute("this_length").set_value(detection.in_work.end - detection.in_work.begin);
    feature.append_attribute("source_reference").set_value(detection.source.c_str());
    feature.append_attribute("source_offset").set_value(detection.in_source.begin);
    feature.append_attribute("source_length").set_value(detection.in_source.end - detection.in_source.begin);
  }
  std::ostringstream out;
  xml.save(out, "  ");
  return out.str();
}

}  // namespace tamga::quality
