#include "corpora/extract/alternatives.h"

#include <set>
#include <string>
#include <utility>

#include "corpora/extract/xml.h"

namespace tamga {
namespace {

// What stands in the elements "t", without white space: programs differ in where they break lines.
class Letters : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (local_name(node.name()) != "t") return true;
    for (const char* at = node.child_value(); *at != '\0'; ++at) {
      if (*at != ' ' && *at != '\t' && *at != '\n' && *at != '\r') letters_ += *at;
    }
    return true;
  }
  std::string take() { return std::move(letters_); }

 private:
  std::string letters_;
};

}  // namespace

std::vector<pugi::xml_node> different_branches(const pugi::xml_node& alternatives) {
  std::vector<pugi::xml_node> different;
  std::set<std::string> known;
  for (pugi::xml_node branch : alternatives) {
    Letters letters;
    branch.traverse(letters);
    auto text = letters.take();
    if (!text.empty() && known.insert(std::move(text)).second) different.push_back(branch);
  }
  return different;
}

}  // namespace tamga
