#include "corpora/document_json.h"

#include <nlohmann/json.hpp>

namespace tamga {

Json document_json(const DocumentRecord& record) {
  return {{"id", record.id},
          {"title", record.title},
          {"collection", record.collection},
          {"course", record.course},
          {"assignment", record.assignment},
          {"date", record.date},
          {"legal_basis", record.legal_basis},
          {"may_be_source", record.may_be_source},
          {"file_name", record.file_name},
          {"sha256", record.sha256},
          {"first_seen", record.first_seen},
          {"words", record.words}};
}

}  // namespace tamga
