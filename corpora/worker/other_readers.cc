#include "corpora/worker/other_readers.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpora/extract/handed_on.h"
#include "corpora/extract/magic.h"
#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

std::unexpected<Error> recognise_nothing(std::string_view name) {
  return fail(ErrorCode::kUnavailable,
              safe_name(name) + ": not read: tesseract has none of the languages kir, rus and eng here");
}

}  // namespace

Result<ExtractedText> OtherReaders::read_old_word(std::string_view bytes, std::string_view name) {
  const auto answer = helpers_->run(Helper::kCatdoc, bytes, safe_name(name));
  if (!answer) return std::unexpected(answer.error());
  return behind_wall_(hand_on_old_word(*answer), name);
}

Result<ExtractedText> OtherReaders::recognise_picture(std::string_view bytes, std::string_view name) {
  const auto languages = recognised_languages();
  if (languages.empty()) return recognise_nothing(name);
  auto table = helpers_->run(Helper::kTesseract, bytes, safe_name(name));
  if (!table) return std::unexpected(table.error());
  return behind_wall_(hand_on_recognised({{.number = 1, .table = *std::move(table)}}, languages), name);
}

// How many pages there are, only pdftoppm knows here: it gives up on the first one that is not there.
Result<ExtractedText> OtherReaders::recognise_pdf(std::string_view bytes, std::string_view name, std::uint32_t pages,
                                                  std::span<const std::uint32_t> known) {
  const auto label = safe_name(name);
  const auto languages = recognised_languages();
  if (languages.empty()) return recognise_nothing(name);
  std::vector<RecognisedPage> tables;
  const auto last_known = known.empty() ? 0 : known.back();
  for (std::uint32_t page = 1;; ++page) {
    if (std::ranges::binary_search(known, page)) continue;
    const auto picture = helpers_->run(Helper::kPdfToPpm, bytes, label, page);
    const bool behind_the_last =
        page > 1 && ((picture && picture->empty()) || (!picture && picture.error().code == ErrorCode::kCorrupt));
    if (behind_the_last && page < last_known) continue;  // a page of which no picture can be made
    if (behind_the_last) break;
    if (!picture) return std::unexpected(picture.error());
    if (page > pages) {
      return fail(ErrorCode::kLimitExceeded, label + ": more than " + std::to_string(pages) + " pages, the limit",
                  ReadingFault::kTooManyPages);
    }
    auto table = helpers_->run(Helper::kTesseract, *picture, label + ", page " + std::to_string(page));
    if (!table) return std::unexpected(table.error());
    tables.push_back({.number = page, .table = *std::move(table)});
  }
  return behind_wall_(hand_on_recognised(tables, languages), name);
}

bool is_old_word(std::string_view bytes) {
  constexpr std::string_view kContainer = "\xD0\xCF\x11\xE0";
  return bytes.starts_with(kContainer) && known_binary(bytes) == "an old Word document (.doc)";
}

bool is_picture(std::string_view bytes) {
  return known_binary(bytes) == "an image";
}

}  // namespace tamga
