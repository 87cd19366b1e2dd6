#include "engine/index/document_record.h"

namespace tamga {

bool same_document(const DocumentRecord& a, const DocumentRecord& b) {
  DocumentRecord other = b;
  other.first_seen = a.first_seen;
  return a == other;
}

}  // namespace tamga
