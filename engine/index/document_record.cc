#include "engine/index/document_record.h"

namespace tamga {
namespace {

constexpr std::string_view kShared = "shared:";

}  // namespace

std::string shared_institution(std::string_view collection) {
  return std::string(kShared).append(collection);
}

std::string_view shared_collection(std::string_view institution) {
  return institution.starts_with(kShared) ? institution.substr(kShared.size()) : std::string_view();
}

bool same_document(const DocumentRecord& a, const DocumentRecord& b) {
  DocumentRecord other = b;
  other.first_seen = a.first_seen;
  return a == other;
}

}  // namespace tamga
