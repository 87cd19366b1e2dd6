#include "corpora/extract/xml.h"

#include <algorithm>
#include <utility>

#include "corpora/extract/extract.h"
#include "corpora/extract/utf16.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostNodes = 8'000'000;
constexpr auto kNowhere = std::string_view::npos;

// Walks over the markup without building anything: pugixml takes three million elements inside each other, and a
// DOCTYPE.
class MarkupScan {
 public:
  MarkupScan(std::string_view xml, std::string_view where, std::uint32_t depth)
      : xml_(xml), where_(where), limit_(depth) {}

  Status run() {
    while ((at_ = xml_.find('<', at_)) != kNowhere) {
      const auto rest = xml_.substr(at_);
      if (rest.starts_with("<!--"))
        skip_past("-->");
      else if (rest.starts_with("<![CDATA["))
        skip_past("]]>");
      else if (rest.starts_with("<?"))
        skip_past("?>");
      else if (rest.starts_with("<!"))
        return failure(ErrorCode::kCorrupt, "a DOCTYPE, which no document may hold");
      else if (rest.starts_with("</"))
        close();
      else
        open();
      if (depth_ > limit_) {
        return failure(ErrorCode::kLimitExceeded, "elements more than " + std::to_string(limit_) + " deep, the limit");
      }
      if (nodes_ > kMostNodes) {
        return failure(ErrorCode::kLimitExceeded,
                       "more than " + std::to_string(kMostNodes) + " elements and attributes, the limit");
      }
    }
    return {};
  }

 private:
  Status failure(ErrorCode code, const std::string& what) const {
    return fail(code, std::string(where_) + ": " + what + " (byte " + std::to_string(std::min(at_, xml_.size())) + ")");
  }

  void skip_past(std::string_view end) {
    const auto found = xml_.find(end, at_);
    at_ = found == kNowhere ? xml_.size() : found + end.size();
  }

  void close() {
    if (depth_ > 0) --depth_;
    skip_past(">");
  }

  // Past the ">" of a start tag, over the values of its attributes.
  void open() {
    ++nodes_;
    for (;;) {
      at_ = xml_.find_first_of(std::string_view("\"'>"), at_);
      if (at_ == kNowhere) return;
      if (xml_[at_] == '>') break;
      ++nodes_;
      at_ = xml_.find(xml_[at_], at_ + 1);
      if (at_ == kNowhere) return;
      ++at_;
    }
    if (xml_[at_ - 1] != '/') ++depth_;
    ++at_;
  }

  std::string_view xml_;
  std::string_view where_;
  std::uint32_t limit_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  std::uint64_t nodes_ = 0;
};

Result<std::string> xml_in_utf8(std::string_view bytes, std::string_view where) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with(std::string_view("<\0", 2))) {
    return decode_utf16(bytes, ByteOrder::kLittle, where);
  }
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0<", 2))) {
    return decode_utf16(bytes, ByteOrder::kBig, where);
  }
  if (const auto bad = first_invalid_utf8(bytes)) {
    return fail(ErrorCode::kCorrupt, std::string(where) + ": not valid UTF-8 at byte " + std::to_string(*bad));
  }
  return std::string(bytes);
}

}  // namespace

Result<pugi::xml_document> parse_xml(std::string_view bytes, std::string_view where, std::uint32_t depth) {
  const auto xml = xml_in_utf8(bytes, where);
  if (!xml) return std::unexpected(xml.error());
  if (const auto status = MarkupScan(*xml, where, depth).run(); !status) return std::unexpected(status.error());
  pugi::xml_document tree;
  const auto parsed =
      tree.load_buffer(xml->data(), xml->size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (parsed.status == pugi::status_out_of_memory) {
    return fail(ErrorCode::kLimitExceeded, std::string(where) + std::string(kNeedsMemory));
  }
  if (!parsed) {
    return fail(ErrorCode::kCorrupt, std::string(where) + ": not well-formed XML at byte " +
                                         std::to_string(parsed.offset) + " (" + parsed.description() + ")");
  }
  return tree;
}

std::string_view local_name(std::string_view qualified) {
  const auto colon = qualified.find(':');
  return colon == kNowhere ? qualified : qualified.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child.name()) == name; });
}

pugi::xml_node find_below(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([name](const pugi::xml_node& node) { return local_name(node.name()) == name; });
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  return node
      .find_attribute([name](const pugi::xml_attribute& attribute) { return local_name(attribute.name()) == name; })
      .value();
}

}  // namespace tamga
