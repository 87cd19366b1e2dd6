#include "corpora/extract/detect.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include "corpora/extract/charset.h"
#include "corpora/extract/container.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/magic.h"
#include "corpora/extract/markup.h"

namespace tamga {
namespace {

constexpr std::string_view kRtf = R"({\rtf)";
constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::size_t kHead = 4096;  // characters in which tags are looked for

std::unexpected<Error> unsupported(std::string_view name, std::string_view what) {
  auto fault = ReadingFault::kUnsupported;
  if (what == kLockedOffice) fault = ReadingFault::kLocked;
  if (what == kImage || what == kPhoto || what == kSound) fault = ReadingFault::kNotCheckable;
  const std::string_view way = what == kImage ? "; try --ocr" : "";
  return fail(ErrorCode::kUnsupported,
              std::string(name) + ": unsupported: it is " + std::string(what) + std::string(way), fault);
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") || bytes.starts_with("PK\x07\x08");
}

bool any_in_folder(const std::vector<std::string>& names, std::string_view folder) {
  return std::ranges::any_of(names, [folder](const std::string& name) { return name.starts_with(folder); });
}

// The small parts that say what a container holds. A damaged or hostile one has none.
std::map<std::string, std::string> sign_parts(std::string_view bytes) {
  const ExtractLimits small{.part_bytes = 1U << 20U};
  const auto wanted = [](std::string_view part) { return part == kContentTypes || part == "mimetype"; };
  return read_parts(bytes, {}, small, wanted).value_or(std::map<std::string, std::string>{});
}

bool is_docx_name(std::string_view name) {
  const auto extension = extension_of(name);
  return extension == "docx" || extension == "docm" || extension == "dotx" || extension == "dotm";
}

bool is_markdown_name(std::string_view name) {
  const auto extension = extension_of(name);
  return extension == "md" || extension == "markdown";
}

bool is_html_name(std::string_view name) {
  const auto extension = extension_of(name);
  return extension == "html" || extension == "htm" || extension == "xhtml";
}

// What an extension promises; nothing for one that promises none of the formats read here.
std::optional<Format> promised_by(const std::string& extension) {
  if (extension == "txt" || extension == "text") return Format::kPlainText;
  if (is_markdown_name("." + extension)) return Format::kMarkdown;
  if (is_html_name("." + extension)) return Format::kHtml;
  if (is_docx_name("." + extension)) return Format::kDocx;
  constexpr auto kOthers = std::to_array<std::pair<std::string_view, Format>>({{"odt", Format::kOdt},
                                                                               {"ott", Format::kOdt},
                                                                               {"rtf", Format::kRtf},
                                                                               {"pptx", Format::kPptx},
                                                                               {"pptm", Format::kPptx},
                                                                               {"ppsx", Format::kPptx},
                                                                               {"potx", Format::kPptx},
                                                                               {"epub", Format::kEpub}});
  for (const auto& [other, format] : kOthers) {
    if (extension == other) return format;
  }
  return std::nullopt;
}

bool is_container(Format format) {
  return format == Format::kDocx || format == Format::kOdt || format == Format::kPptx || format == Format::kEpub;
}

// By the type that a part of the container states.
std::optional<Format> stated_format(std::string_view mimetype, std::string_view content_types) {
  while (mimetype.ends_with('\n') || mimetype.ends_with('\r')) mimetype.remove_suffix(1);
  if (mimetype.ends_with("opendocument.text") || mimetype.ends_with("opendocument.text-template")) return Format::kOdt;
  if (mimetype.contains("epub+zip")) return Format::kEpub;
  constexpr auto kTypes = std::to_array<std::pair<std::string_view, Format>>({
      {"wordprocessingml.document.main", Format::kDocx},
      {"wordprocessingml.template.main", Format::kDocx},
      {"ms-word.document.macroEnabled", Format::kDocx},
      {"presentationml.presentation.main", Format::kPptx},
      {"presentationml.slideshow.main", Format::kPptx},
      {"presentationml.template.main", Format::kPptx},
      {"ms-powerpoint.presentation.macroEnabled", Format::kPptx},
      {"ms-powerpoint.slideshow.macroEnabled", Format::kPptx},
  });
  for (const auto& [type, format] : kTypes) {
    if (content_types.contains(type)) return format;
  }
  return std::nullopt;
}

Result<Format> detect_container(std::string_view bytes, std::string_view name) {
  const auto listing = list_container(bytes);
  const auto has = [&listing](std::string_view part) { return contains(listing.names, part); };
  // The readers say what is wrong with a container that is damaged.
  if (has("word/document.xml")) return Format::kDocx;
  const auto promised = promised_by(extension_of(name));
  if (!listing.complete && promised && is_container(*promised)) return *promised;
  const auto parts = sign_parts(bytes);
  const auto text_of = [&parts](std::string_view part) {
    const auto found = parts.find(std::string(part));
    return found == parts.end() ? std::string_view() : std::string_view(found->second);
  };
  if (const auto format = stated_format(text_of("mimetype"), text_of(kContentTypes))) return *format;
  if (has("ppt/presentation.xml")) return Format::kPptx;
  if (has("META-INF/container.xml") && !has("content.xml")) return Format::kEpub;
  return unsupported(name, container_kind({.mimetype = text_of("mimetype"),
                                           .content_types = text_of(kContentTypes),
                                           .spreadsheet_folder = any_in_folder(listing.names, "xl/"),
                                           .presentation_folder = any_in_folder(listing.names, "ppt/"),
                                           .pages_folder = any_in_folder(listing.names, "Index/Document")}));
}

Result<Format> detect_text(std::string_view bytes, std::string_view name) {
  const auto head = ascii_head(bytes, kHead);
  switch (detect_markup(head)) {
    case Markup::kHtmlPage:
      return Format::kHtml;
    case Markup::kHtmlPiece:
      return is_markdown_name(name) ? Format::kMarkdown : Format::kHtml;
    case Markup::kFictionBook:
      return unsupported(name, "an e-book (FB2)");
    case Markup::kWordXml:
      return unsupported(name, "a Word document in XML");
    case Markup::kOtherXml:
      return unsupported(name, "an XML file");
    case Markup::kWikiDump:
      return unsupported(name, "a dump of a wiki, which tamga add --wiki reads");
    case Markup::kMhtml:
      return unsupported(name, "a saved web page (MHTML)");
    case Markup::kNone:
      break;
  }
  if (is_markdown_name(name)) return Format::kMarkdown;
  return is_html_name(name) && head.contains('<') ? Format::kHtml : Format::kPlainText;
}

std::string_view format_in_words(Format format) {
  switch (format) {
    case Format::kPlainText:
      return "plain text";
    case Format::kMarkdown:
      return "Markdown";
    case Format::kHtml:
      return "HTML";
    case Format::kDocx:
      return "a DOCX file";
    case Format::kOdt:
      return "an ODT file";
    case Format::kRtf:
      return "an RTF file";
    case Format::kPptx:
      return "a presentation (PPTX)";
    case Format::kEpub:
      return "an e-book (EPUB)";
  }
  return "";
}

}  // namespace

std::string extension_of(std::string_view name) {
  const auto slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto dot = name.find_last_of('.');
  if (dot == std::string_view::npos) return {};
  std::string extension(name.substr(dot + 1));
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

std::string extension_note(std::string_view name, Format format) {
  constexpr auto kOthers = std::to_array<std::string_view>({"doc", "pdf", "ppt", "xls", "xlsx"});
  const auto extension = extension_of(name);
  const auto promised = promised_by(extension);
  if (promised ? *promised == format : !contains(kOthers, extension)) return {};
  return "It is named ." + extension + " but it is " + std::string(format_in_words(format)) + ".";
}

bool is_pdf(std::string_view bytes) {
  return !is_zip(bytes) && !bytes.starts_with(kRtf) && bytes.substr(0, 1024).contains("%PDF-");
}

bool is_container_document(std::string_view zip_bytes) {
  const auto listing = list_container(zip_bytes);
  const auto has = [&listing](std::string_view part) { return contains(listing.names, part); };
  return has(kContentTypes) || has("word/document.xml") || has("mimetype") || has("META-INF/container.xml") ||
         has("Index/Document.iwa");
}

Result<Format> detect_format(std::string_view bytes, std::string_view name) {
  if (bytes.empty())
    return fail(ErrorCode::kInvalidArgument, std::string(name) + ": the file is empty", ReadingFault::kNoText);
  if (is_zip(bytes)) return detect_container(bytes, name);
  if (bytes.starts_with(kRtf)) return Format::kRtf;
  if (const auto what = known_binary(bytes)) return unsupported(name, *what);
  if (!looks_like_text(bytes)) return unsupported(name, "binary data");
  return detect_text(bytes, name);
}

}  // namespace tamga
