// A page of a few lines, for what is said beside a report: in any browser, in light and dark, on a telephone.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/terms/terms.h"

namespace tamga {

// `body` is HTML. `refresh` is after how many seconds it asks again; 0: never. Needs style-src 'unsafe-inline'.
std::string plain_page(UiLanguage language, std::string_view body, int refresh = 0);

}  // namespace tamga
