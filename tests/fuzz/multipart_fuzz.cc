// Forms with files: the type, then the body. What is read lies inside the body, and written anew reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "service/http/multipart.h"
#include "tests/fuzz/split.h"

namespace {

using namespace tamga;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// A boundary that no content holds.
std::string boundary_for(const std::vector<FormPart>& parts) {
  std::string boundary = "b";
  for (const auto& part : parts) {
    while (part.content.find(boundary) != std::string_view::npos && boundary.size() < 60) boundary += 'b';
  }
  return boundary;
}

void write_and_read(const std::vector<FormPart>& parts) {
  const auto boundary = boundary_for(parts);
  std::string body;
  for (const auto& part : parts) {
    const bool long_head = part.name.size() + part.file_name.value_or("").size() > 2000;  // twice as long when quoted
    if (long_head || part.content.find(boundary) != std::string_view::npos) return;
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quoted(part.name);
    if (part.file_name) body += "; filename=" + quoted(*part.file_name);
    body.append("\r\n\r\n").append(part.content).append("\r\n");
  }
  body += "--" + boundary + "--\r\n";
  const auto again = read_form("multipart/form-data; boundary=" + boundary, body);
  require(again.has_value() && again->size() == parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    require((*again)[i].name == parts[i].name && (*again)[i].file_name == parts[i].file_name);
    require((*again)[i].content == parts[i].content);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [type, body] = split<2>({reinterpret_cast<const char*>(data), size});
  const auto parts = read_form(type.empty() ? "multipart/form-data; boundary=b" : type, body);
  if (!parts) return 0;
  require(parts->size() <= kMostFormParts);
  for (const auto& part : *parts) {
    require(!part.name.empty());
    require(part.content.data() >= body.data() &&
            part.content.data() + part.content.size() <= body.data() + body.size());
  }
  if (!parts->empty()) write_and_read(*parts);
  return 0;
}
