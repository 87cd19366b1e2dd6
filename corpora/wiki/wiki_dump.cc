#include "corpora/wiki/wiki_dump.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "corpora/archive/archive_magic.h"
#include "corpora/archive/packed_input.h"
#include "corpora/extract/safe_name.h"
#include "corpora/wiki/page_builder.h"

namespace tamga {
namespace {

constexpr std::size_t kChunk = 64U << 10U;

using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

class WikiDump {
 public:
  WikiDump(const StreamRequest& request, ByteFeed feed)
      : feed_(std::move(feed)),
        input_(feed_, PackedInput::Formats::kPackedFile),
        pages_(request.limits.file_bytes),
        parser_(XML_ParserCreate("UTF-8"), &XML_ParserFree) {
    if (parser_ == nullptr) return;
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &WikiDump::on_begin, &WikiDump::on_end);
    XML_SetCharacterDataHandler(parser_.get(), &WikiDump::on_characters);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &WikiDump::on_doctype);
  }

  std::optional<Result<StreamedFile>> next() {
    for (;;) {
      if (auto page = pages_.take()) return page;
      if (ended_) return std::nullopt;
      if (auto failed = read_more()) {
        ended_ = true;
        return std::unexpected(*std::move(failed));
      }
    }
  }

 private:
  static void on_begin(void* self, const XML_Char* name, const XML_Char** /*attributes*/) {
    auto& dump = *static_cast<WikiDump*>(self);
    if (!dump.pages_.begin(name)) dump.stop("elements more than " + std::to_string(kDeepestDump) + " deep, the limit");
  }
  static void on_end(void* self, const XML_Char* /*name*/) { static_cast<WikiDump*>(self)->pages_.end(); }
  static void on_characters(void* self, const XML_Char* text, int size) {
    static_cast<WikiDump*>(self)->pages_.characters({text, static_cast<std::size_t>(size)});
  }
  static void on_doctype(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*id*/,
                         int /*internal*/) {
    static_cast<WikiDump*>(self)->stop("a DOCTYPE");
  }
  void stop(std::string why) {
    stopped_ = std::move(why);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  // Parses the next bytes, the last ones with ended_. An Error is the end too.
  std::optional<Error> read_more() {
    if (parser_ == nullptr) return Error{ErrorCode::kLimitExceeded, "needs more memory than a reader may have"};
    if (!std::exchange(begun_, true)) {
      if (auto failed = open()) return failed;
    }
    std::array<char, kChunk> block{};
    const auto got = packed_ ? input_.read(block.data(), block.size()) : read_plain(block);
    if (got < 0) return damaged(input_.reason());
    ended_ = got == 0;
    if (XML_Parse(parser_.get(), block.data(), static_cast<int>(got), ended_ ? XML_TRUE : XML_FALSE) == XML_STATUS_OK) {
      return std::nullopt;
    }
    return damaged(stopped_.empty() ? XML_ErrorString(XML_GetErrorCode(parser_.get())) : stopped_);
  }

  std::optional<Error> open() {
    packed_ = is_packed_magic(feed_.read(0, kArchiveHead));
    if (!packed_) return std::nullopt;
    if (input_.open_packed_file()) return std::nullopt;
    return damaged(input_.reason());
  }

  std::int64_t read_plain(std::array<char, kChunk>& block) {
    const auto bytes = feed_.read(at_, block.size()).substr(0, block.size());
    std::ranges::copy(bytes, block.begin());
    at_ += bytes.size();
    return static_cast<std::int64_t>(bytes.size());
  }

  Error damaged(const std::string& why) const {
    const auto at = std::max<std::int64_t>(XML_GetCurrentByteIndex(parser_.get()), 0);
    return {ErrorCode::kCorrupt,
            "damaged: not a readable dump at byte " + std::to_string(at) + " of its XML: " + safe_name(why)};
  }

  ByteFeed feed_;
  PackedInput input_;
  PageBuilder pages_;
  Parser parser_;
  std::string stopped_;
  std::uint64_t at_ = 0;
  bool begun_ = false;
  bool packed_ = false;
  bool ended_ = false;
};

}  // namespace

DocumentStream open_wiki_dump(const StreamRequest& request, ByteFeed feed) {
  const auto dump = std::make_shared<WikiDump>(request, std::move(feed));
  return {.is_document = false, .next = [dump] { return dump->next(); }};
}

}  // namespace tamga
