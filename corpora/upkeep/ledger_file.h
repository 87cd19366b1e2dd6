// The erasure ledger as a file: one JSON object a line, {"sequence": 7, "document": 3, "pseudonym": "64 digits"}. It
// names nobody, so that it can be kept apart from the corpus, where a fire does not reach it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

// One line, with its newline.
std::string ledger_line(const Erasure& erasure);

// What ledger_line wrote, any number of times over; sorted by sequence, without repeats. kCorrupt names `name` and the
// line.
Result<std::vector<Erasure>> parse_ledger(std::string_view bytes, std::string_view name);

}  // namespace tamga
