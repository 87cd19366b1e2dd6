#include "cli/terminal_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/layout.h"
#include "cli/passage_view.h"
#include "cli/shares_view.h"
#include "cli/sign_view.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::uint32_t kLabelColumns = 12;

std::string heading(std::string_view text, const TextStyle& style) {
  return style.colour ? fmt::format("\n\x1b[1m{}\x1b[22m\n", text) : fmt::format("\n{}\n", text);
}

std::string section(std::string_view title, const std::string& lines, const TextStyle& style) {
  return lines.empty() ? std::string() : heading(title, style) + lines;
}

// "Label       words filled into lines"
std::string labelled(std::string_view label, std::string_view text, const TextStyle& style) {
  return fill(shown_words(text), pad_right(label, kLabelColumns), style.width);
}

std::string_view language_name(Language language) {
  switch (language) {
    case Language::kKyrgyz:
      return "Kyrgyz";
    case Language::kRussian:
      return "Russian";
    case Language::kEnglish:
      return "English";
    case Language::kOther:
      break;
  }
  return "other";
}

std::string describe_work(const ReportedWork& work, const TextStyle& style) {
  std::string words = counted(work.words, "word", "words");
  for (std::size_t i = 0; i < work.languages.size(); ++i) {
    const auto& [language, count] = work.languages[i];
    words += fmt::format("{} {} {}", i == 0 ? ":" : ",", language_name(language), grouped(count));
  }
  const auto how = work.encoding.empty() ? work.format : fmt::format("{}, {}", work.format, work.encoding);
  auto lines =
      labelled("Work", printable(work.file_name), style) + labelled("", fmt::format("{}; {}", how, words), style);
  lines += pad_right("SHA-256", kLabelColumns) + work.sha256 + '\n';
  for (const auto& note : work.notes) lines += labelled("", "note: " + note, style);
  return lines;
}

std::string describe_snapshot(const ReportedSnapshot& snapshot, const TextStyle& style) {
  if (snapshot.corpus.empty()) return labelled("Against", "one other file, without a corpus", style);
  return labelled(
      "Corpus",
      fmt::format("{}, snapshot {}, {} searched, stop set {}", printable(snapshot.corpus), to_number(snapshot.sequence),
                  counted(snapshot.documents_searched, "document", "documents"), snapshot.stop_set),
      style);
}

// How sources are found; nothing in a comparison of two files.
std::string index_text(const ReportedSettings& settings) {
  if (settings.guaranteed_through_index() == 0) return {};
  return fmt::format(
      " in a document that is compared, and every document that shares one of {} is compared, common "
      "text and limits aside; minimum shared {}, rare "
      "{}, document cap {}, candidate budget {}; stem pairs within {} words, 1 of {} kept, minimum shared {}; "
      "fingerprints of {} bits",
      settings.guaranteed_through_index(), settings.minimum_shared, settings.rare_documents, settings.document_cap,
      settings.candidate_budget, settings.stem_pairs.reach, settings.stem_pairs.one_in, settings.minimum_stem_pairs,
      settings.fingerprint_bits);
}

std::string describe_settings(const Report& report, const TextStyle& style) {
  const auto& settings = report.settings;
  auto text = fmt::format("k {}, window {}: every shared run of {} words is found{}; passages from {} words",
                          settings.fingerprints.k, settings.fingerprints.window, settings.fingerprints.guaranteed_run(),
                          index_text(settings), settings.min_words);
  text += fmt::format("; {} {}, Tamga {}", settings.normalisation.name, settings.normalisation.version, report.version);
  if (settings.top > 0) text += fmt::format("; the first {} sources", settings.top);
  if (!settings.institution.empty()) text += "; institution " + settings.institution;
  for (std::size_t i = 0; i < settings.collections.size(); ++i) {
    text += (i == 0 ? "; collections " : ", ") + settings.collections[i];
  }
  return labelled("Settings", text + exclusion_settings_text(settings), style);
}

std::string describe_source(std::size_t number, const ReportedSource& source, std::uint32_t words,
                            const TextStyle& style) {
  const auto indent = pad_left(std::to_string(number), 3) + "  ";
  const auto& title = source.title.empty() ? source.file_name : source.title;
  auto lines = fill(shown_words(title.empty() ? source.id : title), indent, style.width);
  auto about = "id " + source.id;
  if (source.file_name != source.id && source.file_name != title) about += ", file " + source.file_name;
  if (!source.collection.empty()) about += ", collection " + source.collection;
  if (!source.date.empty()) about += ", dated " + source.date;
  if (!source.first_seen.empty()) about += ", first seen " + source.first_seen.substr(0, 10);
  const std::string blank(columns(indent), ' ');
  lines += fill(shown_words(about), blank, style.width);
  const auto share =
      fmt::format("in the report {} ({}), in the text {} ({}); {} from {}",
                  counted(source.share.in_report, "word", "words"), percent_text(source.share.in_report, words),
                  counted(source.share.in_text, "word", "words"), percent_text(source.share.in_text, words),
                  counted(source.passages.size(), "passage", "passages"), counted(source.words, "word", "words"));
  lines += fill(shown_words(share), blank, style.width);
  if (source.reasons.empty()) return lines;
  std::string reasons;
  for (const ExclusionKind kind : source.reasons.kinds()) {
    reasons += (reasons.empty() ? "" : ", ") + std::string(exclusion_name(kind));
  }
  return lines + fill(shown_words("may be left out as: " + reasons), blank, style.width);
}

std::string describe_sources(const Report& report, const TextStyle& style) {
  auto lines = heading("Sources", style);
  if (report.sources.empty()) return lines + "  none found\n";
  for (std::size_t i = 0; i < report.sources.size(); ++i) {
    lines += describe_source(i + 1, report.sources[i], report.work.words, style);
  }
  return lines;
}

std::string describe_passages(const Report& report, const TextStyle& style) {
  if (report.sources.empty()) return {};
  auto lines = heading("Passages", style);
  const auto same = style.colour ? "bold" : "[in brackets]";
  const auto reworded = style.colour ? "underlined" : "{in braces}";
  lines +=
      fill(shown_words(fmt::format("Words that are the same are {}, other forms of the same word {}.", same, reworded)),
           "  ", style.width);
  const PassageView view(report.work.text, style);
  for (std::size_t i = 0; i < report.sources.size(); ++i) {
    for (std::size_t j = 0; j < report.sources[i].passages.size(); ++j) {
      lines += '\n' + view.render(fmt::format("{}.{}", i + 1, j + 1), report.sources[i].passages[j]);
    }
  }
  return lines;
}

std::string describe_signs(const Report& report, const TextStyle& style) {
  const CodePointIndex code_points(report.work.text);
  const IndexedText text{report.work.text, code_points};
  auto lines = heading("Signs of disguise", style) + describe_flags(report.flags, text, style);
  if (!report.observations.empty()) {
    lines += heading("Spelling", style) + describe_observations(report.observations, text, style);
  }
  return lines;
}

// A line a collection: its documents by year and language.
std::string describe_searched(const std::vector<SearchedCollection>& searched, const TextStyle& style) {
  std::string lines;
  for (const SearchedCollection& collection : searched) {
    auto text = collection.name.empty() ? std::string("in no collection") : collection.name;
    if (collection.legal) text += " (legal texts)";
    text += ": " + counted(collection.documents, "document", "documents");
    std::string_view before = ": ";
    for (const auto& group : collection.groups) {
      text += fmt::format("{}{} {} {}", before, group.year.empty() ? "undated" : group.year,
                          language_name(group.language), grouped(group.documents));
      before = ", ";
    }
    lines += fill(shown_words(text), "  - ", style.width);
  }
  return lines;
}

std::string describe_not_checked(const std::vector<NotChecked>& not_checked, const TextStyle& style) {
  auto lines = heading("Not checked", style);
  if (not_checked.empty()) return lines + "  nothing was left out\n";
  for (const auto& item : not_checked) lines += fill(shown_words(item.detail), "  - ", style.width);
  return lines;
}

}  // namespace

std::string render_text(const Report& report, const TextStyle& style) {
  auto text = describe_work(report.work, style);
  text += describe_snapshot(report.snapshot, style);
  text += describe_settings(report, style);
  text += heading("Shares", style);
  text += describe_shares(report, style);
  text += section("Kept out", describe_kept_out(report, style), style);
  text += section("Counted all the same", describe_counted(report, style), style);
  text += describe_sources(report, style);
  text += describe_passages(report, style);
  text += describe_signs(report, style);
  text += section("Searched", describe_searched(report.searched, style), style);
  text += describe_not_checked(report.not_checked, style);
  return text + '\n' + fill(shown_words(kSamenessSentence), "", style.width);
}

WorkLine work_line(const Report& report) {
  return {report.work.file_name, report.shares.words, report.shares.borrowed(), report.shares.longest_passage,
          report.sources.size()};
}

std::string render_work_table(std::span<const WorkLine> works, const TextStyle& style) {
  constexpr std::uint32_t kFigures = 46;  // columns of all figures together
  const auto widest = std::max(style.width, kFigures + 20) - kFigures;
  std::uint32_t name_columns = 4;
  for (const auto& work : works) name_columns = std::max(name_columns, columns(printable(work.file_name)));
  name_columns = std::min(name_columns, widest);
  const auto row = [&](std::string_view name, std::string_view words, std::string_view borrowed, std::string_view share,
                       std::string_view longest, std::string_view sources) {
    return pad_right(shorten(name, name_columns), name_columns) + pad_left(words, 10) + pad_left(borrowed, 10) +
           pad_left(share, 9) + pad_left(longest, 9) + pad_left(sources, 8) + '\n';
  };
  auto lines = heading("All works", style) + row("work", "words", "borrowed", "share", "longest", "sources");
  for (const auto& work : works) {
    lines += row(printable(work.file_name), grouped(work.words), grouped(work.borrowed),
                 percent_text(work.borrowed, work.words), grouped(work.longest_passage), grouped(work.sources));
  }
  return lines;
}

}  // namespace tamga
