#include "corpora/worker/worker.h"

#include <unistd.h>

#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/extract.h"
#include "corpora/extract/safe_name.h"
#include "corpora/worker/frame.h"
#include "corpora/worker/messages.h"
#include "corpora/worker/stream_server.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostRequest = 1ULL
                                       << 40U;  // the caller bounds what it sends; the memory limit bounds the rest

[[noreturn]] void leave(int code) {
  ::_exit(code);  // no destructor and no handler of the caller's: this process shares its state only by descent
}

// The readers say that memory ran out; how much there was, only the lock knows.
Error with_memory_limit(Error error, const LockSettings& lock) {
  if (error.code == ErrorCode::kLimitExceeded && error.message.ends_with(kNeedsMemory)) {
    error.message.resize(error.message.size() - kNeedsMemory.size());
    error.message += ": needs more than " + byte_count(lock.memory_bytes) + " of memory, the limit";
  }
  return error;
}

Result<ExtractedText> read_guarded(const WorkerProgram& program, const DocumentMessage& document) try {
  return program.read(document.bytes, document.name);
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::kLimitExceeded, std::string(document.name) + std::string(kNeedsMemory));
} catch (const std::exception&) {
  return fail(ErrorCode::kCorrupt, std::string(document.name) + ": damaged: its reader gave up");
}

// The text of a document, or an error fit to be sent.
Result<ExtractedText> read_one(const WorkerProgram& program, const DocumentMessage& document) {
  start_document_clock(program.lock);
  auto text = read_guarded(program, document);
  if (text) return text;
  auto error = with_memory_limit(std::move(text.error()), program.lock);
  error.message = safe_name(error.message);
  return std::unexpected(std::move(error));
}

bool answer(FrameSocket& socket, const Frame& request, const WorkerProgram& program) {
  const auto document = decode_document(request.payload);
  if (!document) return false;
  const auto number = request.number;
  const auto text = read_one(program, *document);
  if (text) return socket.send(FrameKind::kText, number, {encode_text_message(*text)}).has_value();
  return socket.send(FrameKind::kError, number, {encode_error(text.error())}).has_value();
}

bool answer_together(FrameSocket& socket, const Frame& request, const WorkerProgram& program) {
  const auto documents = decode_documents(request.payload);
  if (!documents) return false;
  std::vector<Result<ExtractedText>> answers;
  answers.reserve(documents->size());
  for (const auto& document : *documents) answers.push_back(read_one(program, document));
  return socket.send(FrameKind::kAnswers, request.number, {encode_answers(answers)}).has_value();
}

// False where the request is none, or nobody takes the answer.
bool serve(FrameSocket& socket, const Frame& request, const WorkerProgram& program) {
  if (request.kind == FrameKind::kDocument) return answer(socket, request, program);
  return request.kind == FrameKind::kDocuments && answer_together(socket, request, program);
}

// Puts the lock on and tests the readers inside it. Nothing: the worker may work.
std::optional<std::string> prepare(const WorkerProgram& program, const WorkerSetting& setting, LayerStates& layers) {
  layers = setting.layers;
  if (!setting.filter) return setting.filter.error().message;
  const auto own = put_on_lock(program.lock, setting.mapped, *setting.filter);
  layers.insert(layers.end(), own.begin(), own.end());
  start_document_clock(program.lock);
  return program.self_test();
}

Frame next_request(FrameSocket& frames) {
  const auto request = frames.receive(kMostRequest);
  if (!request) leave(0);
  return *request;
}

}  // namespace

void run_worker(const WorkerProgram& program, const WorkerSetting& setting, Descriptor socket) {
  FrameSocket frames(std::move(socket));
  LayerStates layers;
  if (const auto unfit = prepare(program, setting, layers)) {
    static_cast<void>(frames.send(FrameKind::kNotReady, 0, {safe_name(*unfit)}));
    leave(1);
  }
  if (!frames.send(FrameKind::kReady, 0, {encode_layers(layers)})) leave(0);
  for (std::optional<Frame> request;;) {
    if (!request) request = next_request(frames);
    if (request->kind == FrameKind::kOpenStream) {
      request = serve_stream(frames, *request, program);  // what is asked for behind it
      if (!request) leave(0);
      continue;
    }
    if (!serve(frames, *request, program)) leave(0);
    request.reset();
  }
}

}  // namespace tamga
