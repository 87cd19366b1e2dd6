// Names of archive entries, which come from strangers: in which encoding they are, and where they lead.
#pragma once

#include <string>
#include <string_view>

namespace tamga {

// The name of an archive entry in UTF-8. Windows writes CP866 into zip files, other programs CP1251: the bytes tell
// which.
std::string decode_entry_name(std::string_view raw);

// Whether any folder or file of the path is hidden (".git", "__MACOSX"), or a lock file of Office ("~$essay.docx").
bool is_hidden(std::string_view name);

// Whether the name leads out of the archive: absolute, with a drive, or with "..".
bool leads_outside(std::string_view name);

}  // namespace tamga
