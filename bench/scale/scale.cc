// An index of a country's works, built and asked.
//
//   bench_scale build DIRECTORY [--postings N] [--per-document N] [--bits 40|48] [--batch POSTINGS] [--seed N]
//                               [--texts N] [--segments 8]
//   bench_scale query DIRECTORY [--queries N]      look-ups, warm and cold; as many hashes a work as a document has
//   bench_scale check DIRECTORY [--queries N]      whole checks, text to report, by one thread and by two
//   bench_scale mixed DIRECTORY [--seconds N] [--rate N]   checks by two threads, alone and beside four that put N
//                                                         documents a second together; 0: as many as they can
//   bench_scale files DIRECTORY [--documents N] [--works N] [--words N] [--seed N]   texts for `tamga add` and `scan`
//
// Documents come from generator.h; the last `--texts` of them are texts of 5,000 words (bench/texts.h), to be found by
// the works of `check` and `mixed`. `--segments 8` leaves eight segments, each three times the next; else one is left.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "bench/scale/figures.h"
#include "bench/scale/files.h"
#include "bench/scale/generator.h"
#include "bench/scale/works.h"
#include "bench/texts.h"
#include "engine/index/rocksdb_store.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "bench_scale: %s\n", message.c_str());
  std::exit(1);
}

template <class T>
T must(Result<T> result) {
  if (!result) stop(result.error().message);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

class Arguments {
 public:
  Arguments(int argc, char** argv) {
    if (argc < 3) stop("build, query, check, mixed or files, and a directory are needed");
    command = argv[1];
    directory = argv[2];
    for (int i = 3; i + 1 < argc; i += 2) named_[argv[i]] = argv[i + 1];
  }
  std::uint64_t number(const std::string& name, std::uint64_t otherwise) const {
    const auto found = named_.find(name);
    return found == named_.end() ? otherwise : std::stoull(found->second);
  }
  std::string command;
  fs::path directory;

 private:
  std::map<std::string, std::string> named_;
};

// What later calls must know of the corpus stands in a file beside the index.
void remember(const fs::path& directory, const GeneratedCorpus& corpus, std::uint64_t texts) {
  std::ofstream(directory / "generated") << corpus.seed << ' ' << corpus.documents << ' ' << corpus.per_document << ' '
                                         << texts << '\n';
}

GeneratedCorpus recall(const fs::path& directory, std::uint64_t& texts) {
  GeneratedCorpus corpus;
  std::ifstream file(directory / "generated");
  if (!(file >> corpus.seed >> corpus.documents >> corpus.per_document >> texts)) stop("no corpus of this bench there");
  return corpus;
}

// Documents of each call of put(): batches of one size, or eight of which each is three times the next.
std::vector<std::uint64_t> batches(std::uint64_t documents, std::uint64_t size, bool eight) {
  std::vector<std::uint64_t> all;
  if (!eight) {
    for (std::uint64_t left = documents; left > 0; left -= all.back()) all.push_back(std::min(left, size));
    return all;
  }
  std::uint64_t left = documents;
  for (int power = 7; power > 0; --power) {
    all.push_back(static_cast<std::uint64_t>(static_cast<double>(documents) * std::pow(3.0, power) / 3280.0));
    left -= all.back();
  }
  all.push_back(left);
  return all;
}

NewDocument generated_document(const GeneratedCorpus& corpus, std::uint64_t number) {
  NewDocument made;
  made.record.id = "d" + std::to_string(number);
  made.record.sha256 = made.record.id;
  made.record.words = corpus.per_document * 5 / 2;
  made.hashes = generated_hashes(corpus, number);
  return made;
}

void build(const Arguments& arguments) {
  GeneratedCorpus corpus;
  corpus.seed = arguments.number("--seed", 1);
  corpus.per_document = static_cast<std::uint32_t>(arguments.number("--per-document", 2000));
  const std::uint64_t postings = arguments.number("--postings", 10'000'000);
  corpus.documents = postings / corpus.per_document;
  const std::uint64_t texts = arguments.number("--texts", 0);
  const bool eight = arguments.number("--segments", 1) == 8;
  IndexSettings settings = index_settings();
  settings.fingerprint_bits = static_cast<std::uint32_t>(arguments.number("--bits", 48));
  RocksDbOptions options;
  if (eight) options.buffer_postings = postings / 3280 / 2;

  fs::create_directories(arguments.directory);
  const auto index = arguments.directory / "index";
  auto store = must(create_rocksdb_store(index, settings, options));
  const Stopwatch whole;
  const double cpu_before = process_cpu_seconds();
  double generating = 0;
  double generating_cpu = 0;
  std::uint64_t next = 0;
  const auto batch = arguments.number("--batch", 32'000'000) / corpus.per_document;
  for (const std::uint64_t size : batches(corpus.documents, batch, eight)) {
    const Stopwatch watch;
    const double cpu = thread_cpu_seconds();
    std::vector<NewDocument> documents;
    documents.reserve(size);
    for (std::uint64_t i = 0; i < size; ++i) documents.push_back(generated_document(corpus, next++));
    generating += watch.seconds();
    generating_cpu += thread_cpu_seconds() - cpu;
    must(store->put(documents));
  }
  for (std::uint64_t text = 0; text < texts; ++text) {
    const auto one = source_document(text, settings);
    must(store->put({&one, 1}));
  }
  const Stopwatch compacting;
  if (!eight) must(store->compact());
  const double compacted = compacting.seconds();
  const double wall = whole.seconds();
  const double cpu = process_cpu_seconds() - cpu_before - generating_cpu;
  const auto stats = must(store->stats());
  remember(arguments.directory, corpus, texts);
  const auto count = static_cast<double>(stats.postings);
  std::printf("seed %lu, %lu documents, %.1f M postings, %u bits, %lu segments\n", corpus.seed, stats.documents,
              count / 1e6, settings.fingerprint_bits, stats.segments);
  std::printf("built in %.1f s, of which %.1f generating and %.1f in the last compaction\n", wall, generating,
              compacted);
  std::printf("%.2f M postings/s without generating, %.2f M/s of processor time of the store (%.1f s)\n",
              count / (wall - generating) / 1e6, count / cpu / 1e6, cpu);
  std::printf("%.3f bytes a posting in segments (%.1f MB), directory %.1f MB\n",
              static_cast<double>(stats.posting_bytes) / count, static_cast<double>(stats.posting_bytes) / 1e6,
              static_cast<double>(bytes_below(index)) / 1e6);
}

std::unique_ptr<FingerprintStore> open(const fs::path& directory, bool read_only) {
  const Stopwatch watch;
  RocksDbOptions options;
  options.read_only = read_only;
  auto store = must(open_rocksdb_store(directory / "index", options));
  const auto stats = must(store->stats());
  std::printf("opened in %.0f ms: %lu documents, %.1f M postings in %lu segments\n", watch.ms(), stats.documents,
              static_cast<double>(stats.postings) / 1e6, stats.segments);
  return store;
}

void print(const char* what, const std::vector<double>& ms) {
  std::printf("%s: p50 %.2f ms, p99 %.2f ms, greatest %.2f ms (%zu)\n", what, quantile(ms, 0.5), quantile(ms, 0.99),
              quantile(ms, 1.0), ms.size());
}

void query(const Arguments& arguments) {
  std::uint64_t texts = 0;
  const GeneratedCorpus corpus = recall(arguments.directory, texts);
  const std::uint64_t queries = arguments.number("--queries", 500);
  const auto index = arguments.directory / "index";
  const auto store = open(arguments.directory, true);
  std::uint64_t found = 0;
  std::vector<double> cpu_ms;
  const auto ask = [&](std::uint64_t number) {
    const std::uint64_t source = (number * 7919 + 13) % corpus.documents;
    const auto hashes = generated_work(corpus, source, number);
    std::vector<std::uint32_t> places(hashes.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<std::uint32_t>(i * 5 / 2);
    CandidateQuery wanted;
    wanted.hashes = hashes;
    wanted.places = places;
    const Stopwatch watch;
    const double cpu = thread_cpu_seconds();
    const auto list = must(store->candidates(wanted));
    const double ms = watch.ms();
    cpu_ms.push_back(1000 * (thread_cpu_seconds() - cpu));
    if (!list.candidates.empty() && to_number(list.candidates[0].document) == source + 1) ++found;
    return ms;
  };
  std::vector<double> cold;
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(queries, 60); ++i) {
    forget_files(index);
    cold.push_back(ask(i));
  }
  print("look-up, cold", cold);
  read_files(index);
  for (std::uint64_t i = 0; i < 20; ++i) ask(1'000'000 + i);
  print("  processor time", cpu_ms);
  cpu_ms.clear();
  std::vector<double> warm;
  for (std::uint64_t i = 0; i < queries; ++i) warm.push_back(ask(10'000 + i));
  print("look-up, warm", warm);
  print("  processor time", cpu_ms);
  const auto resident = resident_mib();
  std::printf("the planted source came first in %lu of %zu; resident memory %.0f MiB, %.0f of them its own\n", found,
              cold.size() + warm.size() + 20, resident.all, resident.own);
}

void check_works(const Arguments& arguments) {
  std::uint64_t texts = 0;
  static_cast<void>(recall(arguments.directory, texts));
  const auto store = open(arguments.directory, true);
  read_files(arguments.directory / "index");
  const auto queries = static_cast<std::size_t>(arguments.number("--queries", 100));
  const Works works(texts, std::min<std::size_t>(queries, 50));
  const CountedStore counted(*store);
  check_all(counted, works, 20, 1);
  const Checked one = check_all(counted, works, queries, 1);
  print("whole check, one thread", one.ms);
  print("  processor time", one.cpu_ms);
  std::printf("  %.1f sources aligned and found, look-up %.1f ms, tokenising %.1f ms of it\n", one.sources,
              one.look_up_ms, one.tokenise_ms);
  const Checked two = check_all(counted, works, 2 * queries, 2);
  print("whole check, two threads", two.ms);
  std::printf("works/s: %.1f by one thread, %.1f by two: %.2f times\n", one.works_a_second, two.works_a_second,
              two.works_a_second / one.works_a_second);
  std::printf("resident memory %.0f MiB, %.0f of them its own\n", resident_mib().all, resident_mib().own);
}

void mixed_load(const Arguments& arguments) {
  std::uint64_t texts = 0;
  static_cast<void>(recall(arguments.directory, texts));
  const auto store = open(arguments.directory, false);
  const auto seconds = static_cast<double>(arguments.number("--seconds", 10));
  const Works works(texts, 50);
  const CountedStore counted(*store);
  const auto alone = check_for(counted, works, seconds);
  const Put put =
      put_while_checking(*store, counted, works, seconds, static_cast<double>(arguments.number("--rate", 0)));
  print("checks by two threads, alone", alone.ms);
  print("checks beside four writers", put.checked.ms);
  std::printf("  %.2f times as long by the median, %.2f times by works/s\n",
              quantile(put.checked.ms, 0.5) / quantile(alone.ms, 0.5),
              alone.works_a_second / put.checked.works_a_second);
  std::printf("puts: %.0f documents/s, durable, one a call, %lu in all\n", put.documents_a_second, put.documents);
  print("  a put", put.ms);
  std::printf("%lu segments\n", must(store->stats()).segments);
}

void files(const Arguments& arguments) {
  GeneratedFiles wanted;
  wanted.seed = arguments.number("--seed", wanted.seed);
  wanted.documents = arguments.number("--documents", 1000);
  wanted.works = arguments.number("--works", 50);
  wanted.words = static_cast<std::uint32_t>(arguments.number("--words", wanted.words));
  write_files(arguments.directory, wanted);
  std::printf("seed %lu: %lu documents and %lu works of about %u words, %.1f MB\n", wanted.seed, wanted.documents,
              wanted.works, wanted.words, static_cast<double>(bytes_below(arguments.directory)) / 1e6);
}

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  using namespace tamga::bench;
  const Arguments arguments(argc, argv);
  const std::map<std::string, void (*)(const Arguments&)> commands = {
      {"build", build}, {"query", query}, {"check", check_works}, {"mixed", mixed_load}, {"files", files}};
  const auto command = commands.find(arguments.command);
  if (command == commands.end()) stop(arguments.command + ": no such command");
  command->second(arguments);
  return 0;
}
