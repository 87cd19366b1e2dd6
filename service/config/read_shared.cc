#include "service/config/read_shared.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace tamga {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  Result<SharedCollection> read(std::string name, const toml::node& node) const {
    const auto place = "collections.shared." + name;
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(place, "a table with read, fill and level is wanted");
    SharedCollection made;
    made.name = std::move(name);
    for (const auto& [key, value] : *table) {
      const auto whole = place + "." + std::string(key.str());
      if (auto set = set_member(made, key.str(), value, whole); !set) return std::unexpected(set.error());
    }
    if (made.name.empty() || made.name.find('\n') != std::string::npos) return wrong(place, "a name is wanted");
    return made;
  }

  std::unexpected<Error> wrong(const std::string& place, const std::string& what) const {
    return fail(ErrorCode::kInvalidArgument, file_ + ": " + place + ": " + what);
  }

 private:
  Status set_member(SharedCollection& made, std::string_view key, const toml::node& value,
                    const std::string& whole) const {
    if (key == "level") {
      const auto level = value.value<std::string>().value_or("");
      if (level != "full" && level != "passages" && level != "figures") {
        return wrong(whole, "one of full, passages, figures is wanted");
      }
      made.level = level;
      return {};
    }
    if (key != "read" && key != "fill") return wrong(whole, "there are read, fill and level");
    auto names = texts_of(value);
    if (!names) return wrong(whole, "a list of names of institutions is wanted");
    (key == "read" ? made.readers : made.fillers) = *std::move(names);
    return {};
  }

  static std::optional<std::vector<std::string>> texts_of(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    for (const auto& one : *list) {
      const auto text = one.value<std::string>();
      if (!text || text->empty()) return std::nullopt;
      texts.push_back(*text);
    }
    return texts;
  }

  std::string file_;
};

}  // namespace

Result<SharedCollections> read_collections(const toml::table& collections, std::string_view file) {
  const Reader reader(file);
  SharedCollections shared;
  for (const auto& [key, node] : collections) {
    const auto* table = node.as_table();
    if (key.str() != "shared" || table == nullptr) {
      return reader.wrong("collections." + std::string(key.str()), "there are tables [collections.shared.NAME] only");
    }
    for (const auto& [name, one] : *table) {
      auto read = reader.read(std::string(name.str()), one);
      if (!read) return std::unexpected(read.error());
      shared.push_back(*std::move(read));
    }
  }
  std::ranges::sort(shared, {}, &SharedCollection::name);
  return shared;
}

}  // namespace tamga
