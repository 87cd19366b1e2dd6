#include "cli/scan_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/layout.h"
#include "engine/report/report.h"

namespace tamga {
namespace {

constexpr std::size_t kMostRows = 50;
constexpr std::size_t kMostPairs = 30;
constexpr std::size_t kMostGroups = 20;
constexpr std::size_t kMostNames = 8;
constexpr std::uint32_t kBarColumns = 30;

std::string heading(std::string_view text, const TextStyle& style) {
  return style.colour ? fmt::format("\n\x1b[1m{}\x1b[0m\n", text) : fmt::format("\n{}\n", text);
}

std::string and_more(std::size_t all, std::size_t shown, std::string_view what) {
  return all > shown ? fmt::format("  and {} more {}\n", grouped(all - shown), what) : std::string();
}

std::string table(const ScanResult& result, const TextStyle& style) {
  const auto& rows = result.summary.overview.rows;
  const auto order = by_borrowed_share(result.summary);
  std::string text = heading("Works by borrowed share", style);
  text +=
      fmt::format("  {:>9}  {:>8}  {:>8}  {:>7}  {:>5}  work\n", "borrowed", "words", "longest", "sources", "group");
  std::size_t shown = 0;
  for (const std::size_t index : order) {
    const OverviewRow& row = rows[index];
    if (shown == kMostRows || row.sources == 0) break;
    ++shown;
    const auto line =
        fmt::format("  {:>9}  {:>8}  {:>8}  {:>7}  {:>5}  ", percent_text(row.shares.borrowed(), row.shares.words),
                    grouped(row.shares.words), grouped(row.shares.longest_passage), row.sources,
                    row.group == 0 ? std::string("-") : std::to_string(row.group));
    text += line + shorten(printable(row.name), std::max(style.width - columns(line), 10U)) + "\n";
  }
  if (shown < rows.size()) {
    const auto with = result.summary.with_sources;
    text += and_more(with, shown, "that share text");
    text +=
        fmt::format("  {} of {} share no text\n", grouped(rows.size() - with), counted(rows.size(), "work", "works"));
  }
  return text;
}

std::string pairs(const ScanSummary& summary, const TextStyle& style) {
  const auto& ties = summary.overview.ties;
  if (ties.empty()) return {};
  std::string text = heading("Pairs that share text", style);
  for (std::size_t i = 0; i < std::min(ties.size(), kMostPairs); ++i) {
    const auto line = fmt::format("  {:>8}  ", counted(ties[i].words, "word", "words"));
    const auto names = printable(summary.overview.rows[ties[i].first].name) + "  -  " +
                       printable(summary.overview.rows[ties[i].second].name);
    text += line + shorten(names, std::max(style.width - columns(line), 10U)) + "\n";
  }
  return text + and_more(ties.size(), kMostPairs, "pairs");
}

std::string groups(const ScanSummary& summary, const TextStyle& style) {
  const auto& all = summary.overview.groups;
  if (all.empty()) return {};
  std::string text = heading("Groups of works that share text", style);
  for (std::size_t i = 0; i < std::min(all.size(), kMostGroups); ++i) {
    const auto first = fmt::format("  {:>3}  {}: ", i + 1, counted(all[i].size(), "work", "works"));
    std::string names;
    for (std::size_t member = 0; member < std::min(all[i].size(), kMostNames); ++member) {
      names += (member == 0 ? "" : ", ") + printable(summary.overview.rows[all[i][member]].name);
    }
    if (all[i].size() > kMostNames) names += fmt::format(" and {} more", grouped(all[i].size() - kMostNames));
    text += first + shorten(names, std::max(style.width - columns(first), 10U)) + "\n";
  }
  return text + and_more(all.size(), kMostGroups, "groups");
}

std::string distribution(const ScanSummary& summary, const TextStyle& style) {
  std::string text = heading("Works by borrowed share, in tenths", style);
  const auto most = std::max(1U, *std::ranges::max_element(summary.distribution));
  for (std::size_t tenth = 0; tenth < summary.distribution.size(); ++tenth) {
    const std::uint32_t works = summary.distribution.at(tenth);
    const auto bar = (std::uint64_t{works} * kBarColumns + most - 1) / most;
    text += fmt::format("  {:>3} - {:>3} %  {:>7}  {}\n", tenth * 10, tenth * 10 + 10, grouped(works),
                        std::string(static_cast<std::size_t>(bar), '#'));
  }
  return text;
}

}  // namespace

std::string render_scan(const ScanResult& result, const TextStyle& style) {
  const ScanSummary& summary = result.summary;
  std::string text =
      fmt::format("{} scanned, {} could not be read\n", counted(summary.overview.rows.size(), "work", "works"),
                  grouped(summary.failed.size()));
  text += table(result, style) + pairs(summary, style) + groups(summary, style) + distribution(summary, style);
  return text + "\n" + kSamenessSentence + "\n";
}

}  // namespace tamga
