#include "corpora/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

using Field = std::optional<std::string> Metadata::*;

constexpr auto kTextColumns = std::to_array<std::pair<std::string_view, Field>>({
    {"id", &Metadata::id},
    {"title", &Metadata::title},
    {"institution", &Metadata::institution},
    {"author_id", &Metadata::author_id},
    {"course", &Metadata::course},
    {"assignment", &Metadata::assignment},
    {"date", &Metadata::date},
    {"collection", &Metadata::collection},
    {"legal_basis", &Metadata::legal_basis},
});

struct Record {
  std::vector<std::string> fields;
  std::size_t line = 0;  // from 1, where it starts
};

// A record of RFC 4180 at a time. Lines end with LF or CRLF.
class CsvReader {
 public:
  CsvReader(std::string_view bytes, std::string_view name) : rest_(bytes), name_(name) {}

  bool at_end() const { return rest_.empty(); }

  Result<Record> next() {
    Record record{.fields = {}, .line = line_};
    for (;;) {
      auto field = rest_.starts_with('"') ? quoted(record) : plain(record);
      if (!field) return std::unexpected(field.error());
      record.fields.push_back(std::move(*field));
      if (rest_.starts_with(',')) {
        rest_.remove_prefix(1);
        continue;
      }
      end_line();
      return record;
    }
  }

 private:
  std::unexpected<Error> failure(const Record& record, const std::string& what) const {
    return fail(ErrorCode::kInvalidArgument, std::string(name_) + ": line " + std::to_string(record.line) +
                                                 ", column " + std::to_string(record.fields.size() + 1) + ": " + what);
  }

  bool at_line_end() const { return rest_.empty() || rest_.starts_with('\n') || rest_.starts_with("\r\n"); }

  void end_line() {
    if (rest_.empty()) return;
    rest_.remove_prefix(rest_.starts_with('\r') ? 2 : 1);
    ++line_;
  }

  Result<std::string> plain(const Record& record) {
    std::size_t size = 0;
    while (size < rest_.size() && rest_[size] != ',' && rest_[size] != '\n' &&
           !rest_.substr(size).starts_with("\r\n")) {
      if (rest_[size] == '"') return failure(record, "a quotation mark inside a field that does not begin with one");
      ++size;
    }
    std::string field(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return field;
  }

  Result<std::string> quoted(const Record& record) {
    std::string field;
    rest_.remove_prefix(1);
    for (;;) {
      const auto quote = rest_.find('"');
      if (quote == std::string_view::npos) return failure(record, "a quotation mark is not closed");
      const auto part = rest_.substr(0, quote);
      line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
      field += part;
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    if (!rest_.starts_with(',') && !at_line_end()) return failure(record, "text behind a closing quotation mark");
    return field;
  }

  std::string_view rest_;
  std::string_view name_;
  std::size_t line_ = 1;
};

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool all_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (error != std::errc{} || end != digits.data() + digits.size() || !all_digits) return std::nullopt;
  return value;
}

// A calendar date: "2026", "2026-05" or "2026-05-30".
bool is_iso_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return false;
  const auto year = number(text.substr(0, 4));
  const auto month = text.size() > 4 ? number(text.substr(5, 2)) : 1;
  const auto day = text.size() > 7 ? number(text.substr(8, 2)) : 1;
  return year && month && day &&
         std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
             .ok();
}

std::optional<bool> yes_or_no(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower == "yes" || lower == "true" || lower == "1") return true;
  if (lower == "no" || lower == "false" || lower == "0") return false;
  return std::nullopt;
}

// The table: a header that names its columns, and records that are checked against it.
class MetadataTable {
 public:
  explicit MetadataTable(std::string_view name) : name_(name) {}

  Status set_header(const Record& record) {
    for (const auto& column : record.fields) {
      if (!is_known(column)) return failure(record, column, "no such column" + semicolon_hint(column));
      if (std::ranges::find(columns_, column) != columns_.end()) return failure(record, column, "named twice");
      columns_.push_back(column);
    }
    if (std::ranges::find(columns_, "file") == columns_.end()) return failure(record, "file", "this column is missing");
    return {};
  }

  Status add(const Record& record) {
    if (record.fields.size() != columns_.size()) {
      return fail(ErrorCode::kInvalidArgument, at_line(record) + ": " + std::to_string(record.fields.size()) +
                                                   " fields where the header has " + std::to_string(columns_.size()) +
                                                   " columns");
    }
    std::string file;
    Metadata metadata;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto status = set(record, columns_[i], record.fields[i], file, metadata);
      if (!status) return status;
    }
    if (!rows_.emplace(file, std::move(metadata)).second) {
      return failure(record, "file", "\"" + file + "\" stands in an earlier line as well");
    }
    return {};
  }

  std::map<std::string, Metadata> take() && { return std::move(rows_); }

 private:
  static bool is_known(std::string_view column) {
    return column == "file" || column == "may_be_source" ||
           std::ranges::find(kTextColumns, column, &std::pair<std::string_view, Field>::first) != kTextColumns.end();
  }

  static std::string semicolon_hint(std::string_view column) {
    return column.contains(';') ? " (the columns must be parted by commas)" : "";
  }

  std::string at_line(const Record& record) const {
    return std::string(name_) + ": line " + std::to_string(record.line);
  }

  std::unexpected<Error> failure(const Record& record, std::string_view column, const std::string& what) const {
    return fail(ErrorCode::kInvalidArgument, at_line(record) + ", column \"" + std::string(column) + "\": " + what);
  }

  Status set(const Record& record, const std::string& column, const std::string& value, std::string& file,
             Metadata& metadata) const {
    if (column == "file") {
      if (value.empty()) return failure(record, column, "no file is named");
      file = value;
      return {};
    }
    if (value.empty()) return {};
    if (column == "may_be_source") {
      metadata.may_be_source = yes_or_no(value);
      if (metadata.may_be_source) return {};
      return failure(record, column, "\"" + value + "\" is none of yes, no, true, false, 1, 0");
    }
    if (column == "date" && !is_iso_date(value)) {
      return failure(record, column, "\"" + value + "\" is not a date like 2026-05-30");
    }
    metadata.*(std::ranges::find(kTextColumns, column, &std::pair<std::string_view, Field>::first)->second) = value;
    return {};
  }

  std::string_view name_;
  std::vector<std::string> columns_;
  std::map<std::string, Metadata> rows_;
};

}  // namespace

Result<std::map<std::string, Metadata>> parse_metadata_csv(std::string_view bytes, std::string_view name) {
  if (const auto bad = first_invalid_utf8(bytes)) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": not valid UTF-8 at byte " + std::to_string(*bad));
  }
  if (bytes.starts_with("\uFEFF")) bytes.remove_prefix(3);
  if (bytes.empty()) return fail(ErrorCode::kInvalidArgument, std::string(name) + ": the file is empty");
  CsvReader reader(bytes, name);
  MetadataTable table(name);
  for (bool header = true; !reader.at_end();) {
    const auto record = reader.next();
    if (!record) return std::unexpected(record.error());
    if (record->fields.size() == 1 && record->fields[0].empty() && !header) continue;  // an empty line
    if (const auto status = header ? table.set_header(*record) : table.add(*record); !status) {
      return std::unexpected(status.error());
    }
    header = false;
  }
  return std::move(table).take();
}

Metadata overlay(const Metadata& earlier, const Metadata& later) {
  Metadata both = earlier;
  for (const auto& [column, field] : kTextColumns) {
    if (later.*field) both.*field = later.*field;
  }
  if (later.may_be_source) both.may_be_source = later.may_be_source;
  return both;
}

}  // namespace tamga
