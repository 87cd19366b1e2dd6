#include "engine/report/html/script_data.h"

#include <nlohmann/json.hpp>

#include "engine/base/hash.h"

namespace tamga {
namespace {

std::uint32_t hex_digit(char c) {
  return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

// SHA-256 in base64, as a content security policy names a script. 32 bytes are 10 groups of three and one of two.
std::string sha256_base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto hex = sha256_hex(bytes) + "00";
  std::string text;
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    std::uint32_t group = 0;
    for (std::size_t digit = at; digit < at + 6; ++digit) group = group * 16 + hex_digit(hex[digit]);
    for (int shift = 18; shift >= 0; shift -= 6) text += kDigits[(group >> static_cast<unsigned>(shift)) & 63U];
  }
  text.back() = '=';
  return text;
}

std::string policy(const PageParts& parts) {
  return "default-src 'none'; style-src 'sha256-" + sha256_base64(parts.style) + "'; script-src 'sha256-" +
         sha256_base64(parts.script) + "'; base-uri 'none'; form-action 'none'";
}

}  // namespace

Json terms_json() {
  Json terms = Json::object();
  for (const auto table : {TermTable::kField, TermTable::kPage}) {
    for (const auto each : terms_of(table)) {
      Json words = Json::array();
      for (const auto language : kUiLanguages) words.push_back(term(each, language));
      terms[std::string(term_name(each))] = std::move(words);
    }
  }
  return terms;
}

std::string script_json(const Json& data) {
  std::string text;
  for (const char c : dump_json_line(data)) {
    if (c == '<') {
      text += "\\u003c";  // "</script>" and "<!--" would end or change the element
    } else {
      text += c;
    }
  }
  return text;
}

std::string whole_page(const PageParts& parts, UiLanguage language) {
  PageWriter page(language);
  page.raw("<!doctype html>\n").open("html", {{"lang", ui_language_code(language)}}).open("head");
  page.single("meta", {{"charset", "utf-8"}});
  page.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy(parts)}});
  page.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  page.single("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.element("title", {}, parts.title);
  page.open("style").raw(parts.style).close().close();
  page.raw("\n").open("body").raw(parts.body).raw("\n");
  page.open("script", {{"type", "application/json"}, {"id", "data"}}).raw(parts.data).close().raw("\n");
  page.open("script").raw(parts.script).close().close().close().raw("\n");
  return page.take();
}

void write_page_header(PageWriter& page, Term kind) {
  page.open("header", {{"class", "top"}});
  page.open("p", {{"class", "brand"}});
  // The mark: two strokes under one roof, as burnt into leather.
  page.raw(
      R"(<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M5 12 16 4l11 8M16 4v24M8 28V17h16v11"/></svg>)");
  page.element("span", {{"class", "name"}}, "Tamga").text(" ").term_element("span", {{"class", "kind"}}, kind).close();
  Attributes group{{"class", "languages scripted"}, {"role", "group"}};
  page.open("div", group.label({Term::kLanguageOfPage, {}}, page.language()));
  for (const auto language : kUiLanguages) {
    const auto code = ui_language_code(language);
    page.element("button",
                 {{"type", "button"},
                  {"lang", code},
                  {"data-language", code},
                  {"aria-pressed", language == page.language() ? "true" : "false"}},
                 ui_language_name(language));
  }
  page.close();
  page.term_element("button", {{"type", "button"}, {"id", "print"}, {"class", "scripted"}}, Term::kPrint);
  page.close();
}

}  // namespace tamga
