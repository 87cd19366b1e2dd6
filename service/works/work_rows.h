// Rows that stand for a work beside its record, so that it can be found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/storage/key_value_store.h"
#include "service/jobs/job.h"
#include "service/state/person.h"
#include "service/state/work_record.h"

namespace tamga {

// Hexadecimal digits in front of the id in a row of the list: the time of creation, complemented.
inline constexpr std::size_t kListTimeBytes = 16;

KeyChange work_row(const WorkRecord& work);
KeyChange list_row(const WorkRecord& work);
KeyChange owner_row(const WorkRecord& work, std::string_view owner);
KeyChange person_row(std::string_view institution, const Person& person);
std::string person_key(std::string_view institution, std::string_view id);
// Of the work as it is now; the latest one holds.
KeyChange coverage_row(const WorkRecord& work);
// `institution` is that of the source.
std::string cited_key(std::string_view institution, std::string_view source, std::string_view work);

// Without what only some kinds have.
Job job_about(const WorkRecord& work, JobKind kind, std::uint64_t version);

// The owner and all authors, each once, none empty.
std::vector<std::string> owners_of(const WorkRecord& work);

}  // namespace tamga
