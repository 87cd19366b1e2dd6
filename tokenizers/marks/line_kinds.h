// What a single line is beside running text. Each takes a line without the white space around it. Time O(n).
#pragma once

#include <string_view>

namespace tamga {

bool is_contents_line(std::string_view line);  // «Киришүү …… 5»: a title, leaders or a tab, a page number
bool is_caption(std::string_view line);        // «Рис. 2.1», «5-сүрөт», "Table 3"
bool is_page_number(std::string_view line);    // "12", "- 5 -", "xii"

// "• item", "1) item", «а) пункт»; with a dash only where a small letter follows («– пункт;»), since speech in a novel
// begins with a dash and a capital. "1. Item" is one only if `listed`: a neighbour is numbered likewise.
bool is_list_item(std::string_view line, bool listed);
bool is_numbered_line(std::string_view line);  // "1. Item"

// Statements of a programming language, a query or markup. Comments and lone names are not known for what they are.
bool is_program_line(std::string_view line);

// A formula on a line of its own: signs of mathematics, few letters, no words.
bool is_formula(std::string_view line);

}  // namespace tamga
