// What may be an archive, by name and by first bytes: nothing here parses, so it may be asked anywhere.
#pragma once

#include <cstddef>
#include <string_view>

namespace tamga {

inline constexpr std::size_t kArchiveHead = 512;  // bytes of a file that has_archive_magic looks at

bool is_zip_magic(std::string_view head);
bool is_packed_magic(std::string_view head);  // gzip, xz, zstd, bzip2
// Either of them, 7z, rar, or tar.
bool has_archive_magic(std::string_view head);

// Whether the name promises an archive: ".zip", ".tar.gz", ".7z", ".rar", ...
bool is_archive_name(std::string_view name);

// Whether the name promises a document that is a zip file inside: ".docx", ".odt", ".epub", ... What it is in truth its
// reader finds out.
bool is_container_name(std::string_view name);

// Whether a part of this name in a zip file says that the file is a document of its own.
bool is_container_sign(std::string_view part);

}  // namespace tamga
