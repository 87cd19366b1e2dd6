#include "corpora/pdf/page_text.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <limits>
#include <utility>

#include "corpora/pdf/text_device.h"

namespace tamga {
namespace {

constexpr double kPointsPerInch = 72;

void say_nothing(ErrorCategory /*category*/, Goffset /*at*/, const char* /*message*/) {}

void prepare_poppler() {
  if (globalParams) return;
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback(say_nothing);
}

}  // namespace

struct PdfDocument::Inside {
  std::unique_ptr<PDFDoc> document;
  TextDevice device;
};

PdfDocument::PdfDocument(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

Result<PdfDocument> PdfDocument::open(std::string_view bytes, std::string_view name) {
  const std::string label(name);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return fail(ErrorCode::kLimitExceeded, label + ": the file is larger than 2 GiB, the limit",
                ReadingFault::kTooLarge);
  }
  prepare_poppler();
  auto inside = std::make_unique<Inside>();
  // The document owns the stream; the stream does not own the bytes.
  auto* const stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  inside->document = std::make_unique<PDFDoc>(stream);
  const auto& document = *inside->document;
  if (!document.isOk() && document.getErrorCode() == errEncrypted) {
    return fail(ErrorCode::kUnsupported, label + ": unsupported: it is locked by a password", ReadingFault::kLocked);
  }
  if (!document.isOk()) return fail(ErrorCode::kCorrupt, label + ": damaged: not a readable PDF document");
  if (inside->document->getNumPages() < 1) {
    return fail(ErrorCode::kCorrupt, label + ": damaged: there are no pages in it");
  }
  return PdfDocument(std::move(inside));
}

int PdfDocument::pages() const {
  return inside_->document->getNumPages();
}

std::optional<PageText> PdfDocument::page(int number) {
  Page* const page = inside_->document->getPage(number);
  if (page == nullptr || !page->isOk()) return std::nullopt;
  const auto draw = [&] {
    page->displaySlice(&inside_->device, kPointsPerInch, kPointsPerInch, 0, false, true, -1, -1, -1, -1, false, nullptr,
                       nullptr, nullptr, nullptr, true);
  };
  draw();
  if (inside_->device.must_look_again()) {
    inside_->device.look_again();
    draw();
  }
  return inside_->device.take();
}

}  // namespace tamga
