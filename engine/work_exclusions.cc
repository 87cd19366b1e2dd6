#include "engine/work_exclusions.h"

#include <iterator>
#include <optional>
#include <utility>

#include "engine/match/exclusions/marked_parts.h"
#include "engine/match/exclusions/quotations.h"
#include "engine/match/exclusions/set_phrases.h"
#include "engine/match/exclusions/templates.h"

namespace tamga {
namespace {

void append(std::vector<FoundExclusion>& found, std::vector<FoundExclusion> more) {
  found.insert(found.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

}  // namespace

Result<std::vector<FoundExclusion>> work_exclusions(const PreparedWork& work, std::span<const Mark> marks,
                                                    const Tokenizer& tokenizer, std::span<const TemplateText> templates,
                                                    std::uint32_t k, std::span<const std::uint64_t> stop_hashes,
                                                    const SetPhrases* phrases) {
  const WorkText text = work.text(marks);
  std::optional<SetPhrases> read_here;
  if (phrases == nullptr) {
    auto read = SetPhrases::read(tokenizer);
    if (!read) return std::unexpected(read.error());
    phrases = &read_here.emplace(*std::move(read));
  }
  std::vector<FoundExclusion> found = find_marked_parts(text);
  append(found, find_quotations(text));
  append(found, phrases->find(text));
  append(found, find_stop_text(text.tokens, k, stop_hashes));
  for (const TemplateText& one : templates) {
    const auto read = tokenizer.tokenize(one.text.text);
    if (!read) return fail(read.error().code, one.file_name + ": " + read.error().message);
    append(found, find_template(text, work.aligner(), one.text.text, read->tokens, one.file_name));
  }
  return found;
}

}  // namespace tamga
