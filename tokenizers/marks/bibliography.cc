#include "tokenizers/marks/bibliography.h"

#include "tokenizers/data/mark_phrases.h"
#include "tokenizers/marks/byte_set.h"
#include "tokenizers/marks/law_references.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

bool take_entry_number(Scan& scan) {
  Scan ahead = scan;
  if (ahead.take(U'[')) {
    if (ahead.take_digits(1, 3) == 0 || !ahead.take(U']')) return false;
  } else if (ahead.take_digits(1, 3) == 0 || !ahead.take_one_of(U".)")) {
    return false;
  }
  if (ahead.take_blanks() == 0) return false;
  scan = ahead;
  return true;
}

bool take_surname(Scan& scan) {
  if (!is_capital(scan.peek())) return false;
  std::uint32_t letters = 0;
  do {
    letters += scan.take_letters();
  } while (scan.take_one_of(U"-‐’'"));
  return letters >= 2;
}

// "Айтматов, Ч. Т.", "Smith J.": the scan stands behind the initials.
bool take_author(Scan& scan) {
  Scan ahead = scan;
  if (!take_surname(ahead)) return false;
  ahead.take(U',');
  ahead.take_blanks();
  std::uint32_t initials = 0;
  while (ahead.take_initial()) {
    ++initials;
    ahead.take_blanks();
  }
  if (initials == 0) return false;
  scan = ahead;
  return true;
}

std::uint32_t author_score(std::string_view entry) {
  Scan scan(entry);
  const bool numbered = take_entry_number(scan);
  if (!take_author(scan)) return 0;
  Scan year = scan;
  for (int more = 0; more < 10; ++more) {  // further authors
    year.take(U',');
    year.take_blanks();
    if (year.take(U'&') || year.take_word({U"and", U"и", U"жана"})) year.take_blanks();
    if (!take_author(year)) break;
  }
  if (year.take(U'(') && year.take_year() && year.take(U')')) return 3;
  return numbered ? 2 : 1;
}

// «Бишкек: Илим, 2005» behind a dash.
bool is_imprint(Scan scan) {
  const bool place = scan.take_word({U"бишкек",
                                     U"фрунзе",
                                     U"москва",
                                     U"спб",
                                     U"ош",
                                     U"алматы",
                                     U"алма-ата",
                                     U"ташкент",
                                     U"новосибирск",
                                     U"казань",
                                     U"минск",
                                     U"киев",
                                     U"каракол",
                                     U"нарын",
                                     U"талас",
                                     U"жалал-абад",
                                     U"санкт-петербург",
                                     U"ленинград",
                                     U"астана",
                                     U"london",
                                     U"new york",
                                     U"bishkek",
                                     U"moscow",
                                     U"oxford",
                                     U"cambridge",
                                     U"berlin",
                                     U"paris",
                                     U"chicago",
                                     U"б",
                                     U"м",
                                     U"л",
                                     U"ф",
                                     U"а"});
  if (!place) return false;
  scan.take(U'.');
  scan.take_blanks();
  if (!scan.take(U':')) return false;
  std::size_t letters = 0;
  for (; letters < 62 && !scan.done() && scan.peek() != U','; ++letters) scan.skip();
  if (letters < 2 || !scan.take(U',')) return false;
  scan.take_blanks();
  return scan.take_year();
}

// «120 с.» or «С. 12–15» behind a dash.
bool is_pages(Scan scan) {
  if (scan.take_digits(1, 4) > 0) {
    scan.take_blanks();
    return scan.take_word({U"с", U"c", U"б", U"бет", U"стр", U"p", U"pp"}) && scan.take(U'.');
  }
  if (!scan.take_word({U"с", U"c", U"б", U"p", U"pp", U"стр"}) || !scan.take(U'.')) return false;
  scan.take_blanks();
  if (scan.take_digits(1, 5) == 0) return false;
  scan.take_blanks();
  if (!scan.take_dash()) return false;
  scan.take_blanks();
  return scan.take_digits(1, 5) > 0;
}

struct DashCues {
  bool imprint = false;
  bool pages = false;
};

DashCues dash_cues(std::string_view entry) {
  constexpr ByteSet kMayBeDash("-\xE2");
  DashCues cues;
  for (std::size_t at = 0; at < entry.size();) {
    Scan scan(entry, at);
    if (!scan.take_dash()) {
      at = kMayBeDash.find_in(entry, at + 1);
      continue;
    }
    at = scan.at();
    scan.take_blanks();
    cues.imprint = cues.imprint || is_imprint(scan);
    cues.pages = cues.pages || is_pages(scan);
  }
  return cues;
}

bool has_slashes(std::string_view entry) {
  for (auto at = entry.find("//"); at != std::string_view::npos; at = entry.find("//", at + 2)) {
    if (at > 0 && is_blank(Scan(entry, at).previous()) && is_blank(Scan(entry, at + 2).peek())) return true;
  }
  return false;
}

bool has_law(std::string_view entry) {
  constexpr std::string_view kNumberSign = "№";
  for (auto at = entry.find(kNumberSign); at != std::string_view::npos; at = entry.find(kNumberSign, at + 1)) {
    if (law_reference_at(entry, at)) return true;
  }
  return false;
}

}  // namespace

BibliographyCues::BibliographyCues() : access_(data::access_cues()), identifiers_(data::identifier_cues()) {}

std::uint32_t BibliographyCues::score(std::string_view entry, std::span<const Token> tokens) const {
  if (entry.size() > kLongestEntry) return 0;
  const auto dashes = dash_cues(entry);
  std::uint32_t score = author_score(entry);
  if (dashes.imprint) score += 2;
  if (dashes.pages) score += 1;
  if (has_slashes(entry)) score += 1;
  if (has_law(entry)) score += 2;
  if (access_.occurs_in(tokens)) score += 2;
  if (identifiers_.occurs_in(tokens)) score += 1;
  return score;
}

bool starts_numbered_entry(std::string_view line) {
  Scan scan(line);
  return take_entry_number(scan) && (is_capital(scan.peek()) || scan.peek() == U'«' || scan.peek() == U'"');
}

}  // namespace tamga
