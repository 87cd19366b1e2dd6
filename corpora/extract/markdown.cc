#include "corpora/extract/markdown.h"

#include <md4c.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/charset.h"
#include "corpora/extract/html.h"

namespace tamga {
namespace {

constexpr unsigned kDialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;

// Takes the calls of md4c and writes blocks.
class MarkdownWalk {
 public:
  MarkdownWalk(std::string_view text, std::string_view name, std::uint32_t depth, BlockWriter& out)
      : name_(name), depth_(depth), out_(&out), most_calls_(std::uint64_t{1'000'000} + 8 * text.size()) {}

  // Each answers whether to go on.
  bool enter(MD_BLOCKTYPE type) {
    out_->break_block();
    if (type == MD_BLOCK_H) out_->set_part(Part::kHeading);
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) out_->set_part(Part::kTableCell);
    in_html_ = type == MD_BLOCK_HTML;
    return goes_on();
  }

  bool leave() {
    if (in_html_ && !write_raw_html()) return false;
    in_html_ = false;
    out_->break_block();
    out_->set_part(Part::kBody);
    return goes_on();
  }

  bool text(MD_TEXTTYPE type, std::string_view content) {
    switch (type) {
      case MD_TEXT_NORMAL:
      case MD_TEXT_CODE:
      case MD_TEXT_LATEXMATH:
        out_->append(content);
        break;
      case MD_TEXT_NULLCHAR:
        out_->append("\uFFFD");
        break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        out_->line_break();
        break;
      case MD_TEXT_ENTITY:
        out_->append(entity(content));
        break;
      case MD_TEXT_HTML:
        if (in_html_) raw_html_ += content;  // a tag inside a paragraph has no text of its own
        break;
    }
    return goes_on();
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  bool goes_on() {
    if (++calls_ > most_calls_) {
      error_ = Error{ErrorCode::kLimitExceeded,
                     std::string(name_) + ": a table has far more cells than text, past the limit"};
    }
    return !error_ && !out_->full();
  }

  bool write_raw_html() {
    const auto written = write_html(std::exchange(raw_html_, {}), name_, depth_, *out_);
    if (!written) error_ = written.error();
    return written.has_value();
  }

  const std::string& entity(std::string_view content) {
    const auto found = entities_.find(content);
    return found != entities_.end() ? found->second : entities_.emplace(content, decode_entity(content)).first->second;
  }

  std::string_view name_;
  std::uint32_t depth_;
  BlockWriter* out_;
  std::uint64_t most_calls_;
  std::uint64_t calls_ = 0;
  bool in_html_ = false;
  std::string raw_html_;
  std::map<std::string, std::string, std::less<>> entities_;
  std::optional<Error> error_;
};

MarkdownWalk& walk_of(void* data) {
  return *static_cast<MarkdownWalk*>(data);
}

int on_enter(MD_BLOCKTYPE type, void* /*detail*/, void* data) {
  return walk_of(data).enter(type) ? 0 : 1;
}

int on_leave(MD_BLOCKTYPE /*type*/, void* /*detail*/, void* data) {
  return walk_of(data).leave() ? 0 : 1;
}

int on_span(MD_SPANTYPE /*type*/, void* /*detail*/, void* /*data*/) {
  return 0;
}

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  return walk_of(data).text(type, {text, size}) ? 0 : 1;
}

}  // namespace

Result<ExtractedText> read_markdown(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto decoded = decode_text(bytes, name, limits.text_bytes);
  if (!decoded) return std::unexpected(decoded.error());
  BlockWriter out(limits.text_bytes);
  MarkdownWalk walk(decoded->text, name, limits.depth, out);
  const MD_PARSER parser{.abi_version = 0,
                         .flags = kDialect,
                         .enter_block = on_enter,
                         .leave_block = on_leave,
                         .enter_span = on_span,
                         .leave_span = on_span,
                         .text = on_text,
                         .debug_log = nullptr,
                         .syntax = nullptr};
  const int status = md_parse(decoded->text.data(), static_cast<MD_SIZE>(decoded->text.size()), &parser, &walk);
  if (const auto& error = walk.error()) return std::unexpected(*error);
  if (status < 0) return fail(ErrorCode::kLimitExceeded, std::string(name) + std::string(kNeedsMemory));
  auto text = std::move(out).finish(name, "Markdown");
  if (!text) return text;
  text->encoding = decoded->encoding;
  return text;
}

}  // namespace tamga
