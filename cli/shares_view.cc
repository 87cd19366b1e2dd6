#include "cli/shares_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <vector>

#include "cli/layout.h"

namespace tamga {
namespace {

struct ShareRow {
  std::string_view sign;
  std::string_view name;
  std::uint32_t words;
};

std::array<ShareRow, 8> parts_of(const Shares& shares) {
  return {{{"█", "copied", shares.copied},
           {"▓", "reworded", shares.reworded},
           {"▒", "summarised", shares.summarised},
           {"\"", "quoted", shares.quoted},
           {"-", "set aside", shares.set_aside},
           {"=", "own earlier work", shares.own_earlier},
           {"~", "not judged", shares.not_judged},
           {"·", "original", shares.original}}};
}

std::array<ShareRow, 6> set_aside_parts(const SetAside& set_aside) {
  return {{{" ", "  templates", set_aside.templates},
           {" ", "  title page", set_aside.title_page},
           {" ", "  front matter", set_aside.front_matter},
           {" ", "  bibliography", set_aside.bibliography},
           {" ", "  laws", set_aside.laws},
           {" ", "  set phrases", set_aside.set_phrases}}};
}

std::string bar_of(const std::array<ShareRow, 8>& parts, std::uint32_t width) {
  std::array<std::uint32_t, 8> words{};
  std::ranges::transform(parts, words.begin(), &ShareRow::words);
  const auto bar = apportion(words, std::min(width - 2, 76U));
  std::string line = "  ";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::uint32_t column = 0; column < bar[i]; ++column) line += parts[i].sign;
  }
  return line + '\n';
}

std::string row(const ShareRow& part, std::uint32_t of) {
  return fmt::format("  {} {}{}  {}\n", part.sign, pad_right(part.name, 18), pad_left(grouped(part.words), 11),
                     pad_left(percent_text(part.words, of), 9));
}

std::string borrowed_sentence(const Shares& shares) {
  auto sentence = fmt::format("Borrowed: {} of {} ({})", grouped(shares.borrowed()),
                              counted(shares.words, "word", "words"), percent_text(shares.borrowed(), shares.words));
  sentence += fmt::format(", {} of the {} left when quotations, what is set aside and own earlier work are taken out.",
                          percent_text(shares.borrowed(), shares.words_left()), grouped(shares.words_left()));
  if (shares.longest_passage > 0) {
    sentence += fmt::format(" Longest passage: {}.", counted(shares.longest_passage, "word", "words"));
  }
  return sentence;
}

std::string coefficients_sentence(const Shares& shares) {
  return fmt::format(
      "Coefficient 1 (unchanged runs of {} words and more): {}; coefficient 2 (of {}): {}. For an LMS: {}.",
      kRunOfCoefficient1, percent_text(shares.in_runs_1, shares.words), kRunOfCoefficient2,
      percent_text(shares.in_runs_2, shares.words), lms_percent(shares));
}

std::string standing_sentence(const Standing& standing) {
  return fmt::format("Of {} of the same assignment, {} borrow less, {} as much and {} more.",
                     counted(standing.works(), "other work", "other works"), standing.less, standing.same,
                     standing.more);
}

// What the places of one sentence have in common.
struct Group {
  ExclusionKind kind;
  ExclusionState state;
  std::string_view detail;
  std::uint64_t places = 0;
  std::uint64_t words = 0;
};

std::vector<Group> grouped_exclusions(const std::vector<ReportedExclusion>& exclusions) {
  std::vector<Group> groups;
  for (const ReportedExclusion& one : exclusions) {
    const auto same = [&](const Group& group) {
      return std::tie(group.kind, group.state, group.detail) ==
             std::tuple(one.kind, one.state, std::string_view(one.detail));
    };
    auto group = std::ranges::find_if(groups, same);
    if (group == groups.end()) group = groups.insert(group, {one.kind, one.state, one.detail, 0, 0});
    ++group->places;
    group->words += one.words.size();
  }
  std::ranges::stable_sort(groups, {}, [](const Group& group) { return std::tuple(group.kind, group.state); });
  return groups;
}

std::string exclusion_lines(const Report& report, bool kept_out, const TextStyle& style) {
  std::string lines;
  for (const Group& group : grouped_exclusions(report.exclusions)) {
    if ((group.state == ExclusionState::kApplied) != kept_out) continue;
    const auto text =
        fmt::format("{}{}, {}: {}", group.state == ExclusionState::kOff ? "switched off, " : "",
                    counted(group.places, "place", "places"), counted(group.words, "word", "words"), group.detail);
    lines += fill(shown_words(text), "  - ", style.width);
  }
  return lines;
}

}  // namespace

std::string describe_shares(const Report& report, const TextStyle& style) {
  const Shares& shares = report.shares;
  const auto parts = parts_of(shares);
  std::string lines = bar_of(parts, style.width);
  for (const ShareRow& part : parts) {
    // Nothing quoted or set aside needs no line; what was copied and what is original is said even if it is nothing.
    const bool always = part.name == "copied" || part.name == "reworded" || part.name == "original";
    if (part.words > 0 || always) lines += row(part, shares.words);
    if (part.name != "set aside") continue;
    for (const ShareRow& reason : set_aside_parts(shares.set_aside_as)) {
      if (reason.words > 0) lines += row(reason, shares.words);
    }
  }
  lines += row({" ", "all words", shares.words}, shares.words);
  lines += fill(shown_words(borrowed_sentence(shares)), "  ", style.width);
  lines += fill(shown_words(coefficients_sentence(shares)), "  ", style.width);
  if (report.standing.works() > 0) lines += fill(shown_words(standing_sentence(report.standing)), "  ", style.width);
  return lines;
}

std::string describe_kept_out(const Report& report, const TextStyle& style) {
  return exclusion_lines(report, true, style);
}

std::string describe_counted(const Report& report, const TextStyle& style) {
  return exclusion_lines(report, false, style);
}

std::string exclusion_settings_text(const ReportedSettings& settings) {
  const ReportedExclusionSettings& exclusions = settings.exclusions;
  std::string text;
  std::string off;
  for (const ExclusionKind kind : ExclusionSet::all().kinds()) {
    if (exclusions.asked.on.has(kind)) continue;
    off += (off.empty() ? "" : ", ") + std::string(exclusion_name(kind));
  }
  if (!off.empty()) text += "; counted all the same: " + off;
  if (exclusions.asked.own_scope != OwnScope::kAll) {
    text += "; own works: " + std::string(own_scope_name(exclusions.asked.own_scope));
  }
  if (exclusions.asked.least_source.words > 0) {
    text += fmt::format("; sources from {} words", exclusions.asked.least_source.words);
  }
  if (exclusions.asked.least_source.hundredths > 0) {
    text += "; sources from " + percent_text(exclusions.asked.least_source.hundredths, 10'000);
  }
  for (const auto& id : exclusions.asked.named_sources) text += "; without source " + id;
  for (const auto& given : exclusions.templates) text += "; template " + given.file_name;
  for (const auto& name : exclusions.legal_collections) text += "; legal texts in " + name;
  return text;
}

}  // namespace tamga
