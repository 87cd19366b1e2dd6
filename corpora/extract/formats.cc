#include "corpora/extract/formats.h"

namespace tamga {

std::vector<FormatLine> readable_formats() {
  return {{"plain text", ".txt and any other text; UTF-8, UTF-16, UTF-32 and the usual Cyrillic code pages"},
          {"Markdown", ".md .markdown"},
          {"HTML", ".html .htm .xhtml"},
          {"DOCX", ".docx .docm .dotx .dotm"},
          {"ODT", ".odt .ott"},
          {"RTF", ".rtf"},
          {"PPTX", ".pptx .pptm .ppsx .potx"},
          {"EPUB", ".epub"}};
}

}  // namespace tamga
