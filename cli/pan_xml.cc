#include "cli/pan_xml.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/code_points.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

// XML 1.0 knows no other controls than these three, and no U+FFFE and U+FFFF.
bool is_xml_character(const CodePoint& code_point) {
  const auto value = code_point.value;
  if (!code_point.valid || value == 0xFFFE || value == 0xFFFF) return false;
  return value >= 0x20 || value == '\t' || value == '\n' || value == '\r';
}

void append_escaped(std::string& xml, const CodePoint& code_point) {
  if (!is_xml_character(code_point)) {
    xml += "\uFFFD";
  } else if (code_point.value == '&') {
    xml += "&amp;";
  } else if (code_point.value == '<') {
    xml += "&lt;";
  } else if (code_point.value == '>') {
    xml += "&gt;";
  } else if (code_point.value == '"') {
    xml += "&quot;";
  } else if (code_point.value < 0x20) {
    xml += fmt::format("&#{};", static_cast<std::uint32_t>(code_point.value));
  } else {
    append_utf8(xml, code_point.value);
  }
}

std::string attribute(std::string_view text) {
  std::string xml = "\"";
  while (!text.empty()) {
    const auto code_point = read_code_point(text);
    append_escaped(xml, code_point);
    text.remove_prefix(code_point.bytes);
  }
  return xml + '"';
}

// Whether any word of the passage is borrowed.
bool counts(const Report& report, const ReportedPassage& passage) {
  return std::ranges::any_of(report.spans, [&](const ReportedSpan& span) {
    return span.verdict.credited && span.span.words.begin < passage.work_words.end &&
           passage.work_words.begin < span.span.words.end;
  });
}

}  // namespace

std::string render_pan_xml(const Report& report, std::string_view work_name, std::string_view source_name) {
  auto xml = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document reference={}>\n", attribute(work_name));
  for (const auto& source : report.sources) {
    for (const auto& passage : source.passages) {
      if (!counts(report, passage)) continue;
      xml += fmt::format(
          "  <feature name=\"detected-plagiarism\" this_offset=\"{}\" this_length=\"{}\" source_reference={} "
          "source_offset=\"{}\" source_length=\"{}\"/>\n",
          passage.work.begin, passage.work.end - passage.work.begin, attribute(source_name), passage.source.begin,
          passage.source.end - passage.source.begin);
    }
  }
  return xml + "</document>\n";
}

}  // namespace tamga
