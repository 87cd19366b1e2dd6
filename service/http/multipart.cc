#include "service/http/multipart.h"

#include <algorithm>

#include "service/http/message.h"

namespace tamga {
namespace {

constexpr std::size_t kMostLine = 4096;

std::unexpected<Error> bad(std::string reason) {
  return fail(ErrorCode::kInvalidArgument, "multipart form: " + std::move(reason));
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Reads a quoted string whose opening quote stands at `at`; `at` moves behind it.
std::string quoted(std::string_view value, std::size_t& at) {
  std::string text;
  for (++at; at < value.size() && value[at] != '"'; ++at) {
    if (value[at] == '\\' && at + 1 < value.size()) ++at;
    text += value[at];
  }
  ++at;
  return text;
}

// Browsers write %0D and %0A; by quoted pairs a name could bring in lines that its head does not have.
bool breaks_line(std::string_view name) {
  return name.find_first_of("\r\n") != std::string_view::npos;
}

// The lines of the head of a part, up to the empty one; `body` moves behind it.
Status read_part_head(std::string_view& body, FormPart& part) {
  for (;;) {
    const auto end = body.find("\r\n");
    if (end > kMostLine) return bad("a part has no proper head");  // or no end of a line
    const auto line = body.substr(0, end);
    body.remove_prefix(end + 2);
    if (line.empty()) break;
    const auto colon = std::min(line.find(':'), line.size());
    if (!same_name(line.substr(0, colon), "Content-Disposition") || colon == line.size()) continue;
    part.name = header_parameter(line.substr(colon + 1), "name").value_or("");
    part.file_name = header_parameter(line.substr(colon + 1), "filename");
  }
  if (part.name.empty()) return bad("a part has no name");
  if (breaks_line(part.name) || breaks_line(part.file_name.value_or(""))) return bad("a name goes over several lines");
  return {};
}

}  // namespace

std::optional<std::string> header_parameter(std::string_view value, std::string_view name) {
  std::size_t at = std::min(value.find(';'), value.size());
  while (at < value.size()) {
    ++at;
    const auto equals = std::min(value.find_first_of("=;", at), value.size());
    const auto found = without_blanks(value.substr(at, equals - at));
    at = equals;
    if (at >= value.size() || value[at] == ';') continue;
    ++at;
    while (at < value.size() && value[at] == ' ') ++at;
    std::string text;
    if (at < value.size() && value[at] == '"') {
      text = quoted(value, at);
      at = std::min(value.find(';', std::min(at, value.size())), value.size());
    } else {
      const auto end = std::min(value.find(';', at), value.size());
      text = without_blanks(value.substr(at, end - at));
      at = end;
    }
    if (same_name(found, name)) return text;
  }
  return std::nullopt;
}

Result<std::vector<FormPart>> read_form(std::string_view content_type, std::string_view body) {
  const auto boundary = header_parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70) return bad("there is no boundary");
  const std::string delimiter = "\r\n--" + *boundary;
  // The first delimiter may stand at the very beginning, without the line end that belongs to the others.
  if (body.starts_with(delimiter.substr(2))) {
    body.remove_prefix(delimiter.size() - 2);
  } else {
    const auto begin = body.find(delimiter);
    if (begin == std::string_view::npos) return bad("the boundary does not come");
    body.remove_prefix(begin + delimiter.size());
  }
  std::vector<FormPart> parts;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return bad("a boundary does not end its line");
    body.remove_prefix(2);
    if (parts.size() == kMostFormParts) return fail(ErrorCode::kLimitExceeded, "multipart form: too many parts");
    FormPart part;
    if (const auto read = read_part_head(body, part); !read) return std::unexpected(read.error());
    // A part may be empty: then the line end of its head is the one of the delimiter.
    const auto end = body.starts_with(delimiter.substr(2)) ? std::string_view::npos : body.find(delimiter);
    if (end == std::string_view::npos && !body.starts_with(delimiter.substr(2))) return bad("a part does not end");
    part.content = end == std::string_view::npos ? body.substr(0, 0) : body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? delimiter.size() - 2 : end + delimiter.size());
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace tamga
