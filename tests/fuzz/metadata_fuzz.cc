// Any bytes as the table of whose works they are: refused with a sentence, or rows that come back the same when they
// are written as a table again.
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpora/metadata.h"
#include "tests/fuzz/sound_text.h"

namespace tamga {
namespace {

std::string quoted(std::string_view field) {
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string table_of(const std::map<std::string, Metadata>& rows) {
  std::string table =
      "file,id,title,institution,author_id,course,assignment,date,collection,legal_basis,may_be_source\r\n";
  for (const auto& [file, row] : rows) {
    table += quoted(file);
    for (const auto& field : {row.id, row.title, row.institution, row.author_id, row.course, row.assignment, row.date,
                              row.collection, row.legal_basis}) {
      table += "," + quoted(field.value_or(""));
    }
    table += !row.may_be_source ? ",\r\n" : *row.may_be_source ? ",yes\r\n" : ",no\r\n";
  }
  return table;
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto rows = tamga::parse_metadata_csv(bytes, "works.csv");
  if (!rows) {
    tamga::require(rows.error().message.starts_with("works.csv: "), "a refusal names the table");
    return 0;
  }
  const auto again = tamga::parse_metadata_csv(tamga::table_of(*rows), "works.csv");
  tamga::require(again && *again == *rows, "rows come back the same");
  return 0;
}
