#include "corpora/archive/entry_name.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "corpora/extract/code_pages.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

// All letters of Russian, and the number sign, as CP866 has them; CP1251 has most of its small letters elsewhere.
bool is_cp866(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0xB0 || (byte >= 0xE0 && byte <= 0xF1) || byte == 0xFC;
  });
}

template <class Predicate>
bool any_component(std::string_view name, Predicate predicate) {
  return std::ranges::any_of(std::views::split(name, '/'), [&](const auto& component) {
    return predicate(std::string_view(component.begin(), component.end()));
  });
}

}  // namespace

std::string decode_entry_name(std::string_view raw) {
  if (!first_invalid_utf8(raw)) return std::string(raw);
  return decode_code_page(raw, is_cp866(raw) ? CodePage::kCp866 : CodePage::kCp1251);
}

bool is_hidden(std::string_view name) {
  return any_component(name, [](std::string_view part) {
    return (part.starts_with('.') && part != "." && part != "..") || part.starts_with("~$") || part == "__MACOSX";
  });
}

bool leads_outside(std::string_view name) {
  const bool drive = name.size() > 1 && name[1] == ':';
  return name.starts_with('/') || drive || any_component(name, [](std::string_view part) { return part == ".."; });
}

}  // namespace tamga
