// What a teacher may change in an opened report where the platform allows it (save_changes): quotations, bibliography,
// and how short a match does not count. What is saved holds for the work, and the report is made again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/report/terms/terms.h"
#include "service/state/work_record.h"

namespace tamga {

struct ViewerFilters {
  bool quotes = true;  // quotations are left out
  bool bibliography = true;
  std::uint32_t small_words = 0;  // shorter matches are left out; 0: no more than the engine's own
  bool operator==(const ViewerFilters&) const = default;
};

ViewerFilters filters_of(const CheckRequest& request);
void set_filters(const ViewerFilters& filters, CheckRequest& request);  // leaves the other exclusions as they are

// The body of the form: "quotes=on&bibliography=on&small_words=12"; a box that is not ticked is not sent.
// kInvalidArgument for anything else.
Result<ViewerFilters> read_filters(std::string_view form);

// The page with the form, and the words of the link that leads to it.
std::string filters_page(const ViewerFilters& filters, UiLanguage language);
std::string filters_link(UiLanguage language);

}  // namespace tamga
