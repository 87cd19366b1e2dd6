#include "service/works/documents.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "service/state/clock.h"

namespace tamga {
namespace {

using Place = std::pair<std::string, std::string>;  // institution and id

// Calls `visit` for each author: several stand behind one another with semicolons between.
void each_author(std::string_view authors, const std::function<void(std::string_view)>& visit) {
  for (std::size_t begin = 0; begin < authors.size();) {
    const auto end = std::min(authors.find(';', begin), authors.size());
    if (end > begin) visit(authors.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool names_author(std::string_view authors, std::string_view person) {
  bool named = authors == person;
  each_author(authors, [&](std::string_view author) { named = named || author == person; });
  return named;
}

// Works that became sources are taken out by their own jobs.
bool is_erased_work(const Desk& desk, const DocumentRecord& record) {
  return desk.works.erased(record.institution, record.id);
}

// Records keep seconds. What was put in the very second of an erasure came after it.
bool was_there(const DocumentRecord& record, std::optional<Milliseconds> erased) {
  constexpr std::size_t kToTheSecond = 19;
  return erased && record.first_seen.substr(0, kToTheSecond) < rfc3339(*erased).substr(0, kToTheSecond);
}

bool stays_erased(const ErasureLedger& ledger, const DocumentRecord& record) {
  if (was_there(record, ledger.erased_at(Erased::kDocument, record.institution, record.id))) return true;
  bool erased = was_there(record, ledger.erased_at(Erased::kPerson, record.institution, record.author_id));
  each_author(record.author_id, [&](std::string_view author) {
    erased = erased || was_there(record, ledger.erased_at(Erased::kPerson, record.institution, author));
  });
  return erased;
}

Result<std::vector<Place>> places_of(const Desk& desk, const std::function<bool(const DocumentRecord&)>& wanted) {
  std::vector<Place> places;
  const auto listed = desk.corpus.list([&](const StoredDocument& document) {
    const auto& record = document.record;
    if (wanted(record) && !is_erased_work(desk, record)) places.emplace_back(record.institution, record.id);
    return true;
  });
  if (!listed) return std::unexpected(listed.error());
  return places;
}

Result<std::uint64_t> erase_all(const Desk& desk, const std::vector<Place>& places) {
  std::uint64_t erased = 0;
  for (const auto& [institution, id] : places) {
    const auto gone = erase_document(desk, institution, id);
    if (!gone && gone.error().code != ErrorCode::kNotFound) return std::unexpected(gone.error());
    erased += gone ? 1 : 0;
  }
  return erased;
}

}  // namespace

Status erase_document(const Desk& desk, const std::string& institution, const std::string& id) {
  const std::shared_lock changing(desk.corpus_changes);
  if (const auto found = desk.corpus.find(institution, id); !found) return std::unexpected(found.error());
  if (auto kept = desk.ledger.remember(Erased::kDocument, institution, id); !kept) return kept;
  if (const auto removed = desk.corpus.remove(institution, id); !removed) return std::unexpected(removed.error());
  return desk.works.renew_reports_showing(institution, id);
}

Result<std::uint64_t> erase_documents_of(const Desk& desk, std::string_view institution, std::string_view person) {
  const auto places = places_of(desk, [&](const DocumentRecord& record) {
    return record.institution == institution && names_author(record.author_id, person);
  });
  if (!places) return std::unexpected(places.error());
  return erase_all(desk, *places);
}

Result<std::uint64_t> replay_document_erasures(const Desk& desk) {
  if (desk.ledger.empty()) return 0;
  const auto places = places_of(desk, [&](const DocumentRecord& record) { return stays_erased(desk.ledger, record); });
  if (!places) return std::unexpected(places.error());
  return erase_all(desk, *places);
}

}  // namespace tamga
