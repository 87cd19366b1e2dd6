// The wall between strange bytes and this process: documents are read by locked worker processes, and only what they
// answer, checked, comes back.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "corpora/extract/extract.h"
#include "corpora/helpers/helper_broker.h"
#include "corpora/worker/layer.h"
#include "corpora/worker/messages.h"
#include "corpora/worker/other_readers.h"
#include "corpora/worker/pool.h"
#include "corpora/worker/stream_session.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

struct WallSettings {
  ExtractLimits limits;                        // of a document
  std::uint64_t memory_bytes = 512ULL << 20U;  // of a worker
  std::chrono::milliseconds cpu{20'000};       // of a document
  std::chrono::milliseconds wall{30'000};
  std::uint32_t workers = 0;       // at a time; 0: one a core
  std::uint32_t documents = 1000;  // a worker is replaced after so many
  bool require_sandbox = false;    // no worker without all layers
  bool ocr = false;                // pictures are read, and PDF documents without a text layer
};

// The wall of this process. There is one, since its broker can only be forked before there are threads; while the
// object lives, read_document() goes through it.
class Wall {
 public:
  // First thing in main(), before any thread, database or socket. Costs a fork; workers start when they are needed.
  // Errors: kInvalidArgument (a thread runs already, or there is a wall), kUnavailable
  // (no process could be made; or, with require_sandbox, which layers are off).
  static Result<std::unique_ptr<Wall>> raise(const WallSettings& settings = {});
  ~Wall();
  Wall(const Wall&) = delete;
  Wall& operator=(const Wall&) = delete;
  Wall(Wall&&) = delete;
  Wall& operator=(Wall&&) = delete;

  // As WorkerPool. Any method may be called from several threads at once.
  Result<ExtractedText> read(std::string_view bytes, std::string_view name);
  // The same for several small ones: those that no other program reads go to a worker together.
  std::vector<Result<ExtractedText>> read_together(std::span<const DocumentMessage> documents);
  // A file of many documents, opened by a worker of its own. As StreamSession::open.
  Result<StreamSession> open_stream(const StreamRequest& request, ByteFeed feed);
  Result<LayerStates> layers() { return pool_.layers(); }
  // Whether there is a program that reads PDF: "tamga-pdf" beside the running program.
  bool reads_pdf() const { return pdf_.has_value(); }
  // Whether programs of others can be locked in here; a sentence why not.
  Status helpers() { return helpers_->probe(); }
  const WallSettings& settings() const { return settings_; }

 private:
  Wall(Broker broker, std::optional<Broker> pdf, std::unique_ptr<HelperBroker> helpers, const WallSettings& settings);
  bool is_for_readers(std::string_view bytes) const;
  Result<ExtractedText> read_pdf(std::string_view bytes, std::string_view name);
  Result<ExtractedText> recognise_instead(std::string_view bytes, std::string_view name, ExtractedText text);
  Result<ExtractedText> recognise_rest(std::string_view bytes, std::string_view name, ExtractedText text);

  WallSettings settings_;
  WorkerPool pool_;
  std::optional<WorkerPool> pdf_;
  std::unique_ptr<HelperBroker> helpers_;
  OtherReaders others_;
};

// The text of a file, read behind the wall of this process. `name` is for messages and the choice of the reader.
// Errors: those of extract(); those of WorkerPool::read; kUnavailable where no wall has been raised: nothing is read
// without it.
Result<ExtractedText> read_document(std::string_view bytes, std::string_view name);

// The texts of several small files, in their order, each as read_document() gives it and faster than one by one.
std::vector<Result<ExtractedText>> read_documents(std::span<const DocumentMessage> documents);

// A file of many documents, opened behind the wall of this process. Errors as StreamSession::open; kUnavailable where
// no wall has been raised.
Result<StreamSession> open_document_stream(const StreamRequest& request, ByteFeed feed);

// The wall of this process; nullptr where none has been raised.
Wall* raised_wall();

}  // namespace tamga
