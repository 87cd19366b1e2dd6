// Text that the teacher gave: a task, a form, a template to be filled in. Also where the student has edited it
// slightly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/match/align.h"
#include "engine/match/exclusions/found_exclusion.h"
#include "engine/match/exclusions/work_text.h"

namespace tamga {

// So many words between two words of the template, or of a law, may be the student's and are set aside with them. More
// are an answer.
inline constexpr std::uint32_t kMostEditedWords = 2;

// The words of a passage that have a twin, with up to kMostEditedWords words between two of them: what lies in a wider
// gap is not in the source. Ranges in order that do not touch.
std::vector<TokenRange> twin_stretches(const Passage& passage);

// The words of `work` that come from a template:
// - those that have a twin in it in some passage of `aligner`, which was made of `work.tokens`, with the
//   kMostEditedWords words between two of them;
// - lines that are lines of the template, however short.
// `template_text` and `template_tokens` belong together; `name` is what the template is called. Time as Aligner::align.
std::vector<FoundExclusion> find_template(const WorkText& work, const Aligner& aligner, std::string_view template_text,
                                          std::span<const Token> template_tokens, std::string_view name);

}  // namespace tamga
