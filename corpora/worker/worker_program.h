// What runs behind the wall: plain functions, so that a broker can be given the readers of the product, a program of
// its own, or, in tests, a reader that tries to break out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "corpora/archive/document_stream.h"
#include "corpora/worker/lock.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

struct WorkerProgram {
  // The text of a document, or why there is none. Strange bytes meet this function and nothing before it.
  std::function<Result<ExtractedText>(std::string_view bytes, std::string_view name)> read;
  // Opens a file of many documents. The feed is there as long as the stream is. May be none.
  std::function<DocumentStream(const StreamRequest& request, ByteFeed feed)> open;
  // Reads documents of our own with known words; the first that does not come out right, in a sentence. Called once
  // before the lock, so that libraries load what they need, and once inside it by every worker: a library that
  // finds something missing there may answer with no text and no error.
  std::function<std::optional<std::string>()> self_test;
  LockSettings lock;
};

}  // namespace tamga
