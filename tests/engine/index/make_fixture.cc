// Makes the small index that tests/engine/index/fixtures keeps of a format version: `make_fixture DIRECTORY`, built at
// a commit that writes the format. Four segments' worth of documents and a buffer, one document replaced, one erased, a
// stop set. The tests know what must be in it.
#include <cstdio>

#include "tests/engine/index/store_fixture.h"

int main(int argc, char** argv) {
  using namespace tamga;
  if (argc != 2) return 2;
  IndexSettings settings;
  settings.normalisation = {.name = "fixture", .version = 1};
  RocksDbOptions options;
  options.buffer_postings = 10;
  auto store = create_rocksdb_store(argv[1], settings, options);
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().message.c_str());
    return 1;
  }
  const auto put = [&](const NewDocument& one) { return (*store)->put({&one, 1}).has_value(); };
  bool done = true;
  for (std::uint64_t i = 1; i <= 14; ++i) {
    done = done && put(document(std::to_string(i), {i, i + 1, i + 2}, "KNU", i % 2 == 0 ? "theses" : "essays"));
  }
  done = done && put(document("5", {50, 51, 52}, "KNU", "essays"));
  done = done && (*store)->erase("KNU", "6").has_value();
  done = done && (*store)->set_stop_set({hashes_of({3})}).has_value();
  done = done && put(document("15", {15, 16, 17}, "KNU", "essays"));
  return done ? 0 : 1;
}
