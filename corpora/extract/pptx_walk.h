// The text of one part of a presentation: DrawingML shapes.
#pragma once

#include <pugixml.hpp>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/pptx_look.h"

namespace tamga {

// Writes the paragraphs of all shapes below `node`, in the order of the part. `part` is what they are, titles of slides
// and cells of tables aside. Of the placeholders only those for text are read. `looks` tells what nobody sees; nullptr:
// that is not asked.
void write_shapes(const pugi::xml_node& node, Part part, const SlideLooks* looks, BlockWriter& out);

}  // namespace tamga
