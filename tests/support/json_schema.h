// A small validator for the part of JSON Schema 2020-12 that docs/report.schema.json uses.
#pragma once

#include <string>
#include <vector>

#include "engine/base/json.h"

namespace tamga::testing {

// What is wrong with `document`, a line each, beginning with the JSON pointer of the place; empty if it is valid.
//
// Knows type, const, enum, properties, required, additionalProperties (false or absent), items, minItems, minimum,
// maximum, pattern, and $ref to "#/$defs/NAME"; title, description, format, $schema and $defs are notes. Any other
// keyword is itself a fault, so that no rule of a schema is passed over unseen.
std::vector<std::string> schema_faults(const Json& schema, const Json& document);

}  // namespace tamga::testing
