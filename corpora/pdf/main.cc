// tamga-pdf: the broker of the workers that read PDF. Not to be started by hand: `tamga` starts it when the first PDF
// comes, with the socket to it as descriptor 3 and the limits of reading as arguments.
#include <fcntl.h>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "corpora/pdf/known_pdf.h"
#include "corpora/pdf/pdf_reader.h"
#include "corpora/worker/broker_process.h"
#include "corpora/worker/limits.h"

namespace {

using namespace tamga;

std::optional<std::string> misread(const KnownDocument& known, const ExtractLimits& limits) {
  const auto read = read_pdf(known.bytes, known.name, limits);
  if (!read) return "the self-test fails: " + read.error().message;
  if (read->text != known.words) return "the self-test fails: " + known.name + " is not read as it was written";
  return std::nullopt;
}

WorkerProgram pdf_program(const WallSettings& settings) {
  WorkerProgram program;
  program.read = [limits = settings.limits](std::string_view bytes, std::string_view name) {
    return read_pdf(bytes, name, limits);
  };
  program.self_test = [known = known_pdf()] { return misread(known, ExtractLimits()); };
  program.lock.memory_bytes = settings.memory_bytes;
  program.lock.cpu = settings.cpu;
  program.lock.opening = OpeningFiles::kRefused;  // Poppler looks for tables of fonts and languages, and does without
  return program;
}

}  // namespace

int main(int argc, char** argv) {
  WallSettings settings;
  for (int i = 1; i < argc; ++i) {
    if (!set_limit(settings, argv[i])) return 2;
  }
  if (::fcntl(kBrokerControl, F_GETFD) < 0) {
    (void)std::fputs("tamga-pdf is a part of tamga, which starts it by itself.\n", stderr);
    return 2;
  }
  run_broker(pdf_program(settings), Descriptor(kBrokerControl));
}
