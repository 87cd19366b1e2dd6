// For every test program that the thread sanitizer runs with a RocksDB store: Debian's library is not instrumented, so
// the sanitizer sees its memory being used and freed but not the atomics that order it. The second line is for the
// strings in which RocksDB gathers the batches of several writers: they grow in code that is compiled into our program.
// The third is for the contexts that RocksDB keeps for each core and decompresses its blocks with, one reader after
// another; our own calls of zstd keep their context to themselves. Races in our own frames are still found.
extern "C" const char* __tsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier,cert-dcl37-c)
  return "race:librocksdb.so\n"
         "race:std::__cxx11::basic_string*::_M_append\n"
         "race:libzstd.so\n";
}
