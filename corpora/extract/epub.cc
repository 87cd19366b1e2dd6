#include "corpora/extract/epub.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/charset.h"
#include "corpora/extract/container.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/html.h"
#include "corpora/extract/part_path.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr std::string_view kContainer = "META-INF/container.xml";
constexpr std::string_view kEncryption = "META-INF/encryption.xml";

using Parts = std::map<std::string, std::string>;

template <class Visit>
void for_each(const pugi::xml_node& root, std::string_view name, Visit visit) {
  for (const auto& node : root) {
    if (local_name(node.name()) == name) visit(node);
    for_each(node, name, visit);
  }
}

Result<Parts> read_some(std::string_view bytes, std::string_view name, const ExtractLimits& limits,
                        const std::vector<std::string>& wanted) {
  return read_parts(bytes, name, limits, [&wanted](std::string_view part) { return contains(wanted, part); });
}

Result<pugi::xml_document> parse(const Parts& parts, const std::string& part, std::string_view name,
                                 const ExtractLimits& limits) {
  const auto found = parts.find(part);
  if (found == parts.end()) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": damaged: part " + part + " is missing");
  }
  return parse_xml(found->second, std::string(name) + ": part " + part, limits.depth);
}

// Where the package is described: "OEBPS/content.opf".
Result<std::string> find_package(const Parts& parts, std::string_view name, const ExtractLimits& limits) {
  const auto tree = parse(parts, std::string(kContainer), name, limits);
  if (!tree) return std::unexpected(tree.error());
  std::string package;
  for_each(*tree, "rootfile", [&package](const pugi::xml_node& node) {
    if (package.empty()) package = part_path({}, node.attribute("full-path").value());
  });
  if (package.empty()) return fail(ErrorCode::kCorrupt, std::string(name) + ": damaged: it names no package");
  return package;
}

// The chapters that the package names, in the order of its spine; each once.
std::vector<std::string> chapters_of(const pugi::xml_document& package, const std::string& path) {
  std::map<std::string, std::string> parts;
  for_each(package, "item", [&](const pugi::xml_node& node) {
    const std::string_view type = node.attribute("media-type").value();
    if (type.contains("html"))
      parts.emplace(node.attribute("id").value(), part_path(path, node.attribute("href").value()));
  });
  std::vector<std::string> chapters;
  for_each(package, "itemref", [&](const pugi::xml_node& node) {
    const auto found = parts.find(node.attribute("idref").value());
    if (found != parts.end() && !contains(chapters, found->second)) chapters.push_back(found->second);
  });
  return chapters;
}

std::vector<std::string> sheets_of(const pugi::xml_document& package, const std::string& path) {
  std::vector<std::string> sheets;
  for_each(package, "item", [&](const pugi::xml_node& node) {
    const std::string_view type = node.attribute("media-type").value();
    if (type == "text/css") sheets.push_back(part_path(path, node.attribute("href").value()));
  });
  return sheets;
}

// Fonts are often scrambled, which does not matter here.
bool is_locked(const Parts& parts, const std::vector<std::string>& chapters) {
  const auto found = parts.find(std::string(kEncryption));
  if (found == parts.end()) return false;
  const auto tree = parse_xml(found->second, kEncryption, 64);
  bool locked = false;
  if (!tree) return locked;
  for_each(*tree, "CipherReference", [&](const pugi::xml_node& node) {
    locked = locked || contains(chapters, part_path({}, node.attribute("URI").value()));
  });
  return locked;
}

struct Book {
  std::vector<std::string> chapters;
  std::vector<std::string> sheets;  // of styles
};

Result<Book> find_book(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto signs = read_some(bytes, name, limits, {std::string(kContainer), std::string(kEncryption)});
  if (!signs) return std::unexpected(signs.error());
  const auto path = find_package(*signs, name, limits);
  if (!path) return std::unexpected(path.error());
  const auto package_part = read_some(bytes, name, limits, {*path});
  if (!package_part) return std::unexpected(package_part.error());
  const auto package = parse(*package_part, *path, name, limits);
  if (!package) return std::unexpected(package.error());
  auto chapters = chapters_of(*package, *path);
  if (is_locked(*signs, chapters)) {
    return fail(ErrorCode::kUnsupported, std::string(name) + ": unsupported: its chapters are locked",
                ReadingFault::kLocked);
  }
  return Book{.chapters = std::move(chapters), .sheets = sheets_of(*package, *path)};
}

Status write_chapter(const Parts& contents, const std::string& chapter, std::string_view name,
                     const ExtractLimits& limits, std::string_view sheet, BlockWriter& out) {
  const auto where = std::string(name) + ": part " + chapter;
  const auto found = contents.find(chapter);
  if (found == contents.end()) return fail(ErrorCode::kCorrupt, where + ": damaged: it is missing");
  const auto decoded = decode_text(found->second, where, limits.part_bytes);
  if (!decoded) return std::unexpected(decoded.error());
  return write_html(decoded->text, where, limits.depth, out, sheet);
}

}  // namespace

Result<ExtractedText> read_epub(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto book = find_book(bytes, name, limits);
  if (!book) return std::unexpected(book.error());
  auto wanted = book->chapters;
  wanted.insert(wanted.end(), book->sheets.begin(), book->sheets.end());
  const auto contents = read_some(bytes, name, limits, wanted);
  if (!contents) return std::unexpected(contents.error());
  std::string styles;
  for (const auto& sheet : book->sheets) {
    if (const auto found = contents->find(sheet); found != contents->end()) styles += found->second + "\n";
  }
  BlockWriter out(limits.text_bytes);
  for (const auto& chapter : book->chapters) {
    const auto written = write_chapter(*contents, chapter, name, limits, styles, out);
    if (!written) return std::unexpected(written.error());
  }
  return std::move(out).finish(name, "EPUB");
}

}  // namespace tamga
