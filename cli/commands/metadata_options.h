// What the options of `tamga add` say about documents.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "corpora/metadata.h"

namespace tamga {

class MetadataOptions {
 public:
  // Adds --id, --title and so on to `app`, which must not outlive this object.
  void add_to(CLI::App& app);
  // What was given; the rest is absent.
  Metadata metadata() const;
  bool names_a_document() const { return !id_.empty(); }

 private:
  std::string id_, title_, author_, course_, assignment_, date_, collection_, institution_, legal_basis_;
  bool not_a_source_ = false;
};

}  // namespace tamga
