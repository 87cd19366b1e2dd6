#include "service/viewer/plain_page.h"

namespace tamga {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1.25rem}"
    "h1{font-size:1.35rem}"
    "label{display:flex;gap:.6rem;align-items:center}"
    "input[type=checkbox]{width:1.1rem;height:1.1rem;margin:0}"
    "input[type=number]{font:inherit;width:6rem;padding:.25rem .4rem}"
    "button{font:inherit;padding:.5rem 1rem;margin-top:.5rem}";

}  // namespace

std::string plain_page(UiLanguage language, std::string_view body, int refresh) {
  std::string page = "<!DOCTYPE html><html lang=\"";
  page += ui_language_code(language);
  page += R"("><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tamga</title>)";
  if (refresh > 0) page += R"(<meta http-equiv="refresh" content=")" + std::to_string(refresh) + "\">";
  page.append("<style>").append(kStyle).append("</style></head><body>").append(body);
  return page += "</body></html>\n";
}

}  // namespace tamga
