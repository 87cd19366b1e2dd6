// Documents that were put into the corpus by their ids: taking them away, so that no report shows them any more, and so
// that an older copy does not bring them back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/works/workshop.h"

namespace tamga {

// Takes a document out of the corpus. When it returns, reports that showed it are gone and being made again without it.
// kNotFound: there is no such document.
Status erase_document(const Desk& desk, const std::string& institution, const std::string& id);

// The same for every document that names this person among its authors. How many. Time O(documents).
Result<std::uint64_t> erase_documents_of(const Desk& desk, std::string_view institution, std::string_view person);

// Takes away again what the ledger says was erased, after an older copy of the corpus was put back; what was put since
// stays. How many. Time O(documents); nothing where the ledger is empty.
Result<std::uint64_t> replay_document_erasures(const Desk& desk);

}  // namespace tamga
