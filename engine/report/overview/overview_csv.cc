#include "engine/report/overview/overview_csv.h"

#include <string_view>
#include <vector>

#include "engine/report/html/visible_text.h"
#include "engine/report/percent.h"

namespace tamga {
namespace {

constexpr std::string_view kHeader =
    "work,author,words,borrowed_words,borrowed_percent_of_all,borrowed_percent_of_left,copied_words,reworded_words,"
    "summarised_words,quoted_words,set_aside_words,own_earlier_words,not_judged_words,original_words,"
    "longest_passage_words,sources,flags,group,corpus,sequence,engine_version,work_sha256,report_sha256";

// Quoted always: names hold commas, quotation marks and line ends.
std::string text_cell(std::string_view text) {
  const auto visible = visible_text(text);
  std::string cell = "\"";
  if (!visible.empty() && std::string_view("=+-@\t").find(visible[0]) != std::string_view::npos) cell += '\'';
  for (const char c : visible) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

std::string percent_cell(std::uint32_t part, std::uint32_t whole) {
  const auto hundredths = percent_hundredths(part, whole);
  return std::to_string(hundredths / 100) + "." + (hundredths % 100 < 10 ? "0" : "") + std::to_string(hundredths % 100);
}

std::vector<std::string> cells_of(const OverviewRow& row) {
  const auto& shares = row.shares;
  std::vector<std::string> cells = {text_cell(row.name), text_cell(row.author)};
  for (const auto words : {shares.words, shares.borrowed()}) cells.push_back(std::to_string(words));
  cells.push_back(percent_cell(shares.borrowed(), shares.words));
  cells.push_back(percent_cell(shares.borrowed(), shares.words_left()));
  for (const auto number :
       {shares.copied, shares.reworded, shares.summarised, shares.quoted, shares.set_aside, shares.own_earlier,
        shares.not_judged, shares.original, shares.longest_passage, row.sources, row.flags, row.group}) {
    cells.push_back(std::to_string(number));
  }
  cells.push_back(text_cell(row.corpus));
  cells.push_back(std::to_string(row.sequence));
  for (const auto& text : {row.engine_version, row.work_sha256, row.report_sha256}) cells.push_back(text_cell(text));
  return cells;
}

}  // namespace

std::string render_csv(const ClassOverview& overview) {
  std::string table = "\uFEFF" + std::string(kHeader) + "\r\n";
  for (const auto& row : overview.rows) {
    std::string line;
    for (const auto& cell : cells_of(row)) line += (line.empty() ? "" : ",") + cell;
    table += line + "\r\n";
  }
  return table;
}

}  // namespace tamga
