#include "engine/index/store_copy.h"

#include <system_error>

#include "engine/index/index_file.h"
#include "engine/index/segment.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

Status copy_rows(const Database& database, const StoreView& view, const fs::path& to) {
  const auto copy = Database::open(to, Database::Mode::kCreate);
  if (!copy) return std::unexpected(copy.error());
  for (const auto family : {Family::kTexts, Family::kRows}) {
    if (auto added = (*copy)->add_rows(family, database.cursor(family, "", view.rows)); !added) return added;
  }
  return {};
}

Status copy_all(const Database& database, const StoreView& view, const fs::path& to) {
  if (auto copied = copy_rows(database, view, to); !copied) return copied;
  std::error_code error;
  fs::create_directories(segment_directory(to), error);
  if (error) return std::unexpected(file_error(segment_directory(to), "made", error.value()));
  for (const auto& segment : view.segments) {
    auto copied = copy_index_file(segment->file(), segment_path(to, segment->info().number));
    if (!copied) return copied;
  }
  return sync_directory(to);
}

}  // namespace

Status copy_store(const Database& database, const StoreView& view, const fs::path& directory) {
  const fs::path target = directory.has_filename() ? directory : directory.parent_path();
  std::error_code error;
  if (fs::exists(target, error)) return fail(ErrorCode::kInvalidArgument, target.string() + ": is there already");
  const fs::path partial = target.string() + ".partial";
  fs::remove_all(partial, error);  // of a copy that was broken off
  auto copied = copy_all(database, view, partial);
  if (copied) {
    fs::rename(partial, target, error);
    if (error) copied = std::unexpected(file_error(target, "made", error.value()));
  }
  if (!copied) {
    fs::remove_all(partial, error);
    return copied;
  }
  return sync_directory(fs::absolute(target).parent_path());
}

}  // namespace tamga
