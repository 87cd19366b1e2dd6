#include "corpora/wiki/page_builder.h"

#include <algorithm>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

constexpr std::size_t kMostField = 4096;  // bytes of a title, an id, a date

}  // namespace

bool PageBuilder::begin(std::string_view element) {
  path_.emplace_back(element);
  if (path_.size() == 2 && element == "page") page_ = {};
  if (path_.size() == 3 && element == "redirect") page_.redirect = true;
  if (path_.size() == 3 && element == "revision") page_.text.clear();  // a later one counts
  if (auto* const field = field_at()) field->clear();
  return path_.size() <= kDeepestDump;
}

void PageBuilder::characters(std::string_view text) {
  auto* const field = field_at();
  if (field == nullptr) return;
  const auto most = field == &page_.text ? most_text_ : kMostField;
  if (text.size() <= most - std::min<std::uint64_t>(field->size(), most)) {
    *field += text;
  } else if (field == &page_.text) {
    page_.too_large = true;
  }
}

void PageBuilder::end() {
  if (path_.size() == 2 && path_.back() == "page") finish();
  path_.pop_back();
}

std::optional<Result<StreamedFile>> PageBuilder::take() {
  if (ready_.empty()) return std::nullopt;
  auto first = std::move(ready_.front());
  ready_.pop_front();
  return first;
}

std::string* PageBuilder::field_at() {
  if (path_.size() == 3 && path_[1] == "siteinfo") return path_[2] == "dbname" ? &database_ : nullptr;
  if (path_.size() < 3 || path_[1] != "page") return nullptr;
  const auto& element = path_.back();
  if (path_.size() == 3) {
    if (element == "title") return &page_.title;
    if (element == "ns") return &page_.space;
    return element == "id" ? &page_.id : nullptr;
  }
  if (path_.size() != 4 || path_[2] != "revision") return nullptr;
  if (element == "timestamp") return &page_.date;
  if (element == "model") return &page_.model;
  return element == "text" ? &page_.text : nullptr;
}

void PageBuilder::finish() {
  const bool article = (page_.space.empty() || page_.space == "0") && !page_.redirect &&
                       (page_.model.empty() || page_.model == "wikitext");
  if (!article || page_.title.empty() || (page_.text.empty() && !page_.too_large)) return;
  const auto title = safe_name(page_.title);
  const auto name = title + ".mediawiki";
  if (page_.too_large) {
    ready_.emplace_back(std::unexpected(Error{ErrorCode::kLimitExceeded,
                                              "the page is larger than " + byte_count(most_text_) + ", the limit",
                                              ReadingFault::kTooLarge, name}));
    return;
  }
  const auto database = safe_name(database_.empty() ? "wiki" : database_);
  ready_.emplace_back(StreamedFile{.name = name,
                                   .id = database + ":" + safe_name(page_.id.empty() ? title : page_.id),
                                   .title = title,
                                   .date = safe_name(page_.date.substr(0, std::string_view("2025-01-01").size())),
                                   .bytes = std::move(page_.text)});
}

}  // namespace tamga
