#include "tokenizers/standard_tokenizer.h"

#include <cassert>
#include <mutex>
#include <utility>

#include "engine/text/utf8.h"
#include "tokenizers/flags/sign_reader.h"
#include "tokenizers/scan/text_reader.h"
#include "tokenizers/scan/token_finisher.h"
#include "tokenizers/scan/word_facts.h"
#include "tokenizers/scan/word_table.h"
#include "tokenizers/stemmer.h"
#include "tokenizers/stop_words.h"

namespace tamga {
namespace {

Status check_size(std::string_view text) {
  if (text.size() <= kMaxTextBytes) return {};
  return fail(ErrorCode::kInvalidArgument, "the text has " + std::to_string(text.size()) +
                                               " bytes, more than the largest text of " +
                                               std::to_string(kMaxTextBytes));
}

std::unexpected<Error> not_utf8(std::string_view text) {
  const auto bad = first_invalid_utf8(text);
  assert(bad);
  return fail(ErrorCode::kInvalidArgument, "the text is not UTF-8 at byte " + std::to_string(bad.value_or(0)));
}

// All that one call works with.
struct Workspace {
  Workspace(const StopWords& stop_words, VectorCode code) : table(stop_words), reader(table, code) {}

  WordTable table;
  Stemmer stemmer;
  TextReader reader;
  ReadText read;
};

class StandardTokenizer final : public Tokenizer {
 public:
  // ICU loads its tables at first use. Reading one text here makes that happen before any thread and any sandbox.
  explicit StandardTokenizer(VectorCode code) : code_(code) {
    [[maybe_unused]] const auto tokens = tokenize("Ёлка\u0301. Second");
    assert(tokens);
  }

  Normalisation normalisation() const override { return {"tamga", 2}; }

  Result<TokenizedText> tokenize(std::string_view text) const override {
    if (auto checked = check_size(text); !checked) return std::unexpected(std::move(checked).error());
    auto space = take_workspace();
    auto tokens = run(text, *space);
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(space));
    return tokens;
  }

  Result<TextSigns> read_signs(const ExtractedText& text, const TokenizedText& tokens) const override {
    return signs_.read(text, tokens);
  }
  Result<std::vector<Mark>> read_marks(const ExtractedText& text, const TokenizedText& tokens) const override {
    return signs_.read_marks(text, tokens);
  }

 private:
  Result<TokenizedText> run(std::string_view text, Workspace& space) const {
    space.table.make_room();
    if (!space.reader.read(text, space.read)) return not_utf8(text);
    return finish_tokens(text, space.read, space.table, space.stemmer, stop_words_);
  }

  std::unique_ptr<Workspace> take_workspace() const {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty()) return std::make_unique<Workspace>(stop_words_, code_);
    auto space = std::move(idle_.back());
    idle_.pop_back();
    return space;
  }

  const VectorCode code_;
  StopWords stop_words_;
  SignReader signs_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Workspace>> idle_;  // guarded by mutex_
};

}  // namespace

std::unique_ptr<Tokenizer> make_standard_tokenizer() {
  return make_standard_tokenizer(best_vector_code());
}

std::unique_ptr<Tokenizer> make_standard_tokenizer(VectorCode code) {
  return std::make_unique<StandardTokenizer>(code);
}

Result<ExplainedText> explain_tokens(std::string_view text) {
  auto tokens = make_standard_tokenizer()->tokenize(text);
  if (!tokens) return std::unexpected(std::move(tokens).error());
  ExplainedText explained{*std::move(tokens), {}};
  Stemmer stemmer;
  for (const Token& token : explained.tokens.tokens) {
    const auto canonical = spell(text.substr(token.range.begin, token.range.size())).canonical;
    TokenWords words{readable_word(canonical, token.language), {}};
    words.stem = stemmer.stem(words.word, token.language);
    explained.words.push_back(std::move(words));
  }
  return explained;
}

}  // namespace tamga
