#include "service/lms/filters.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/check.h"
#include "engine/exclusion_request.h"
#include "engine/match/exclusions/exclusion_kind.h"
#include "service/http/target.h"
#include "service/viewer/plain_page.h"

namespace tamga {
namespace {

struct Words {
  const char *title, *quotes, *bibliography, *small, *save;
};

constexpr Words kKyrgyz = {"Эмне эсептелерин өзгөртүү", "Цитаталарды эсептебөө", "Адабияттар тизмесин эсептебөө",
                           "Мындан аз сөздөн турган дал келүүнү эсептебөө", "Сактоо жана отчётту кайра түзүү"};
constexpr Words kRussian = {"Изменить, что учитывается", "Не учитывать цитаты", "Не учитывать список литературы",
                            "Не учитывать совпадения короче, слов", "Сохранить и составить отчёт заново"};
constexpr Words kEnglish = {"Change what counts", "Leave out quotations", "Leave out the bibliography",
                            "Leave out matches shorter than, words", "Save, and make the report again"};

const Words& words_in(UiLanguage language) {
  switch (language) {
    case UiLanguage::kKyrgyz:
      return kKyrgyz;
    case UiLanguage::kRussian:
      return kRussian;
    case UiLanguage::kEnglish:
      break;
  }
  return kEnglish;
}

std::unexpected<Error> not_the_form() {
  return fail(ErrorCode::kInvalidArgument, "the form: quotes, bibliography and small_words are wanted");
}

std::string box(const char* name, const char* words, bool ticked) {
  return std::string("<p><label><input type=\"checkbox\" name=\"") + name + "\"" + (ticked ? " checked" : "") + "> " +
         words + "</label></p>";
}

Status read_field(std::string_view field, ViewerFilters& filters, std::set<std::string, std::less<>>& seen) {
  const auto equals = field.find('=');
  const auto value = percent_decode(equals == std::string_view::npos ? "" : field.substr(equals + 1), true);
  const auto name = field.substr(0, equals);
  if (!value || !seen.emplace(name).second) return not_the_form();
  if (name == "small_words") {
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), filters.small_words);
    const bool whole = error == std::errc() && end == value->data() + value->size();
    return whole && filters.small_words <= kMostMinWords ? Status() : not_the_form();
  }
  if (*value != "on" || (name != "quotes" && name != "bibliography")) return not_the_form();
  (name == "quotes" ? filters.quotes : filters.bibliography) = true;
  return {};
}

void set(ExclusionSet& on, ExclusionKind kind, bool wanted) {
  if (wanted) {
    on.add(kind);
  } else {
    on.remove(kind);
  }
}

}  // namespace

ViewerFilters filters_of(const CheckRequest& request) {
  const auto on = exclusions_of(request);
  return {on.has(ExclusionKind::kQuotation), on.has(ExclusionKind::kBibliography), request.small_words};
}

void set_filters(const ViewerFilters& filters, CheckRequest& request) {
  auto on = exclusions_of(request);
  set(on, ExclusionKind::kQuotation, filters.quotes);
  set(on, ExclusionKind::kBibliography, filters.bibliography);
  request.exclusions = on.bits();
  request.small_words = filters.small_words;
}

Result<ViewerFilters> read_filters(std::string_view form) {
  ViewerFilters filters{false, false, 0};
  std::set<std::string, std::less<>> seen;
  for (std::size_t begin = 0; begin < form.size();) {
    const auto end = std::min(form.find('&', begin), form.size());
    if (auto read = read_field(form.substr(begin, end - begin), filters, seen); !read) {
      return std::unexpected(read.error());
    }
    begin = end + 1;
  }
  if (!seen.contains("small_words")) return not_the_form();
  return filters;
}

std::string filters_page(const ViewerFilters& filters, UiLanguage language) {
  const auto& words = words_in(language);
  const auto least = filters.small_words > 0 ? filters.small_words : CheckSettings().min_words;  // that holds now
  std::string body = "<h1>";
  body.append(words.title).append("</h1><form method=\"post\">");
  body += box("quotes", words.quotes, filters.quotes);
  body += box("bibliography", words.bibliography, filters.bibliography);
  body.append("<p><label>").append(words.small);
  body += " <input type=\"number\" name=\"small_words\" min=\"1\" max=\"" + std::to_string(kMostMinWords) +
          "\" value=\"" + std::to_string(least) + "\" required></label></p>";
  return plain_page(language, body.append("<p><button>").append(words.save).append("</button></p></form>"));
}

std::string filters_link(UiLanguage language) {
  return words_in(language).title;
}

}  // namespace tamga
