// The worker's end of a stream of documents.
#pragma once

#include "corpora/worker/frame.h"
#include "corpora/worker/worker_program.h"

namespace tamga {

// Opens what `request` (kOpenStream) asks for and serves it until the caller asks for something else, which is handed
// back; nothing where the caller is gone. The caller's bytes are asked for with kWant.
//
// A frame is an answer to the one before it, so neither end ever holds more than one of them.
std::optional<Frame> serve_stream(FrameSocket& socket, const Frame& request, const WorkerProgram& program);

}  // namespace tamga
