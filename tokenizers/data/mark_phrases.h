// The phrases by which marks are known, compiled in: compiled for this project, one a line.
#pragma once

#include <string_view>

namespace tamga::data {

std::string_view section_headings();         // whole headings: «Киришүү», «Введение», "Introduction"
std::string_view bibliography_headings();    // whole headings: «Колдонулган адабияттар»
std::string_view attributions();             // words that name a source: «по мнению», "according to"
std::string_view access_cues();              // of an entry on the web: «дата обращения»
std::string_view identifier_cues();          // ISBN, DOI, УДК
std::string_view title_page_cues();          // «министерство», «кафедра», «выполнил»
std::string_view quotation_announcements();  // «төмөнкүдөй дейт», «пишет следующее»

}  // namespace tamga::data
