// Titles and file names as learning platforms send them: plain, percent-encoded, form-encoded, in five kinds of header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tamga {

// A title with its percent signs decoded, where all of them are sound and the result is UTF-8; otherwise as it came.
// Invalid UTF-8 becomes U+FFFD, control characters go. At most `most_bytes`, cut between code points.
std::string decoded_title(std::string_view title, std::size_t most_bytes = 1000);

// The file name in a header Content-Disposition, empty where there is none. Understood are
//   inline; filename="a b.txt"              plain, also in bytes that are not UTF-8
//   inline; filename="%D0%90 b.txt"         percent-encoded, blanks plain
//   inline; filename="%D0%90+b.txt"         form-encoded: "+" is a blank
//   inline%3B+filename%3D%22a+b.txt%22      the whole value form-encoded
//   inline; filename=a.txt                  without quotation marks
//   inline; filename*=UTF-8''%D0%90.txt     RFC 6266
// `form_encoded`: the sender is known to write "+" for a blank. What looks like a path keeps its last part.
std::string file_name_of(std::string_view disposition, bool form_encoded = false);

// Valid UTF-8 without control characters and slashes, at most 255 bytes with its extension kept.
std::string harmless_name(std::string_view name);

// At most `most` bytes, cut between code points.
std::string_view cut_text(std::string_view text, std::size_t most);

}  // namespace tamga
