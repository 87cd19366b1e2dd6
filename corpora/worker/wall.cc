#include "corpora/worker/wall.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "corpora/archive/archive_reader.h"
#include "corpora/extract/detect.h"
#include "corpora/extract/handed_on.h"
#include "corpora/extract/page_notes.h"
#include "corpora/extract/safe_name.h"
#include "corpora/extract/self_test.h"
#include "corpora/wiki/wiki_dump.h"
#include "corpora/wiki/wiki_markup.h"
#include "corpora/worker/limits.h"
#include "corpora/worker/recognised_pages.h"
#include "corpora/worker/sanitizer_build.h"
#include "corpora/worker/stream_self_test.h"

namespace tamga {
namespace {

std::atomic<Wall*> raised = nullptr;

// Where /proc cannot be read, the caller's word must do. The thread sanitizer has a thread of its own.
bool has_other_threads() {
  if (kSanitizerBuild) return false;
  std::error_code unreadable;
  const std::filesystem::directory_iterator threads("/proc/self/task", unreadable);
  return !unreadable && std::distance(begin(threads), end(threads)) > 1;
}

// Empty: there is none.
std::filesystem::path pdf_program() {
  std::error_code failed;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  auto program = self.parent_path() / "tamga-pdf";
  return std::filesystem::is_regular_file(program, failed) ? program : std::filesystem::path();
}

WorkerProgram readers(const WallSettings& settings) {
  WorkerProgram program;
  program.read = [limits = settings.limits](std::string_view bytes, std::string_view name) {
    return is_wiki_name(name) ? read_wiki_markup(bytes, name, limits) : extract(bytes, name, limits);
  };
  program.open = [](const StreamRequest& request, ByteFeed feed) {
    const bool dump = request.kind == StreamKind::kWikiDump;
    return dump ? open_wiki_dump(request, std::move(feed)) : open_archive(request, std::move(feed));
  };
  // Made by the broker before the lock, inherited by its workers.
  program.self_test = [known = std::vector<KnownDocument>(), streams = std::vector<KnownStream>(),
                       open = program.open]() mutable {
    if (known.empty()) known = known_documents();
    if (streams.empty()) streams = known_streams();
    const auto misread = first_misread(known);
    return misread ? misread : first_misread(open, streams);
  };
  program.lock.memory_bytes = settings.memory_bytes;
  program.lock.cpu = settings.cpu;
  return program;
}

PoolSettings pool_settings(const WallSettings& settings) {
  PoolSettings pool;
  pool.workers = settings.workers > 0 ? settings.workers : std::max(1U, std::thread::hardware_concurrency());
  pool.documents = settings.documents;
  pool.file_bytes = settings.limits.file_bytes;
  pool.text_bytes = settings.limits.text_bytes;
  pool.cpu = settings.cpu;
  pool.wall = settings.wall;
  pool.require_all_layers = settings.require_sandbox;
  return pool;
}

}  // namespace

Wall::Wall(Broker broker, std::optional<Broker> pdf, std::unique_ptr<HelperBroker> helpers,
           const WallSettings& settings)
    : settings_(settings),
      pool_(std::move(broker), pool_settings(settings)),
      helpers_(std::move(helpers)),
      others_(*helpers_, [this](std::string_view bytes, std::string_view name) { return pool_.read(bytes, name); }) {
  if (pdf) pdf_.emplace(*std::move(pdf), pool_settings(settings));
  raised = this;
}

Wall::~Wall() {
  raised = nullptr;
}

Result<std::unique_ptr<Wall>> Wall::raise(const WallSettings& settings) {
  if (raised != nullptr) return fail(ErrorCode::kInvalidArgument, "the worker processes: they are there already");
  if (has_other_threads()) {
    return fail(ErrorCode::kInvalidArgument, "the worker processes: they must be started before any thread");
  }
  auto broker = Broker::start(readers(settings));
  if (!broker) return std::unexpected(std::move(broker.error()));
  std::optional<Broker> pdf;
  if (const auto program = pdf_program(); !program.empty()) {
    auto started = Broker::start_program(program, limit_arguments(settings));
    if (!started) return std::unexpected(std::move(started.error()));
    pdf.emplace(*std::move(started));
  }
  auto helpers = HelperBroker::start();
  if (!helpers) return std::unexpected(std::move(helpers.error()));
  auto wall = std::unique_ptr<Wall>(new Wall(*std::move(broker), std::move(pdf), *std::move(helpers), settings));
  if (settings.require_sandbox) {
    if (const auto layers = wall->layers(); !layers) return std::unexpected(layers.error());
  }
  return wall;
}

Result<ExtractedText> Wall::read_pdf(std::string_view bytes, std::string_view name) {
  if (!pdf_) {
    return fail(ErrorCode::kUnsupported,
                safe_name(name) + ": unsupported: it is a PDF document, and the program tamga-pdf is not installed");
  }
  auto text = pdf_->read(bytes, name);
  if (!settings_.ocr) return text;
  const bool pictures = !text && text.error().fault == ReadingFault::kNoTextLayer;
  if (pictures) return others_.recognise_pdf(bytes, name, settings_.limits.pages);
  if (!text) return text;
  if (std::ranges::any_of(text->notes, is_doubt_of_layer)) return recognise_instead(bytes, name, *std::move(text));
  return has_pages_without_text(*text) ? recognise_rest(bytes, name, *std::move(text)) : text;
}

// All pages of `text`, whose letters may not be those that are drawn.
Result<ExtractedText> Wall::recognise_instead(std::string_view bytes, std::string_view name, ExtractedText text) {
  auto drawn = others_.recognise_pdf(bytes, name, settings_.limits.pages);
  if (drawn) return drawn;
  text.notes.push_back(drawn.error().message + ".");
  return text;
}

// The pages of `text` that hold none. What cannot be recognised stays what it was: pages of which a note tells.
Result<ExtractedText> Wall::recognise_rest(std::string_view bytes, std::string_view name, ExtractedText text) {
  const auto rest = others_.recognise_pdf(bytes, name, settings_.limits.pages, pages_with_text(text));
  if (rest) return with_recognised_pages(text, *rest, settings_.limits.text_bytes, name);
  if (rest.error().fault != ReadingFault::kNotCheckable) text.notes.push_back(rest.error().message + ".");
  return text;
}

Result<ExtractedText> Wall::read(std::string_view bytes, std::string_view name) {
  if (is_handed_on(bytes)) {  // only the answers of programs of others begin so, behind this
    return fail(ErrorCode::kUnsupported,
                safe_name(name) + ": unsupported: it is made to look like what a program that helps Tamga answers",
                ReadingFault::kUnsupported);
  }
  if (is_pdf(bytes)) return read_pdf(bytes, name);
  if (bytes.size() > settings_.limits.file_bytes) return pool_.read(bytes, name);  // refuses it
  if (settings_.ocr && is_picture(bytes)) return others_.recognise_picture(bytes, name);
  if (is_old_word(bytes) && !helper_path(Helper::kCatdoc).empty()) return others_.read_old_word(bytes, name);
  return pool_.read(bytes, name);
}

// Whether no program but our readers is needed, nor any word of this side about it.
bool Wall::is_for_readers(std::string_view bytes) const {
  if (is_handed_on(bytes) || is_pdf(bytes)) return false;
  if (settings_.ocr && is_picture(bytes)) return false;
  return !is_old_word(bytes) || helper_path(Helper::kCatdoc).empty();
}

std::vector<Result<ExtractedText>> Wall::read_together(std::span<const DocumentMessage> documents) {
  std::vector<DocumentMessage> for_readers;
  for (const auto& document : documents) {
    if (is_for_readers(document.bytes)) for_readers.push_back(document);
  }
  auto read_by_them = pool_.read_together(for_readers);
  if (for_readers.size() == documents.size()) return read_by_them;
  std::vector<Result<ExtractedText>> texts;
  texts.reserve(documents.size());
  auto next = read_by_them.begin();
  for (const auto& [name, bytes] : documents) {
    texts.push_back(is_for_readers(bytes) ? std::move(*next++) : read(bytes, name));
  }
  return texts;
}

Result<StreamSession> Wall::open_stream(const StreamRequest& request, ByteFeed feed) {
  return StreamSession::open(pool_, request, std::move(feed));
}

Result<StreamSession> open_document_stream(const StreamRequest& request, ByteFeed feed) {
  Wall* const wall = raised;
  if (wall == nullptr) return fail(ErrorCode::kUnavailable, "not read, because there are no worker processes");
  return wall->open_stream(request, std::move(feed));
}

std::vector<Result<ExtractedText>> read_documents(std::span<const DocumentMessage> documents) {
  if (Wall* const wall = raised; wall != nullptr) return wall->read_together(documents);
  std::vector<Result<ExtractedText>> refused;
  for (const auto& [name, bytes] : documents) refused.push_back(read_document(bytes, name));
  return refused;
}

Wall* raised_wall() {
  return raised;
}

Result<ExtractedText> read_document(std::string_view bytes, std::string_view name) {
  Wall* const wall = raised;
  if (wall == nullptr) {
    return fail(ErrorCode::kUnavailable, std::string(name) + ": not read, because there are no worker processes");
  }
  return wall->read(bytes, name);
}

}  // namespace tamga
