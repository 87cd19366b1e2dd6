// Shared collections: the only thing that institutions have in common, and only where the operator says so, in the file
// of the settings:
//
//   [collections.shared.laws]
//   read = ["*"]            # institutions whose works are checked against it; "*": all
//   fill = ["ministry"]     # institutions that put documents in and take them out; they read it too
//   level = "passages"      # the most that reports show of its documents: full, passages or figures
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tamga {

struct SharedCollection {
  std::string name;
  std::vector<std::string> readers;
  std::vector<std::string> fillers;
  std::string level = "passages";

  bool may_fill(std::string_view institution) const;
  bool may_read(std::string_view institution) const;
};

using SharedCollections = std::vector<SharedCollection>;  // by name

// That of this name, where the institution may read it; nullptr: there is none for it.
const SharedCollection* shared_with(const SharedCollections& shared, std::string_view institution,
                                    std::string_view name);

// Names of those that the institution may read, in order.
std::vector<std::string> names_shared_with(const SharedCollections& shared, std::string_view institution);

}  // namespace tamga
