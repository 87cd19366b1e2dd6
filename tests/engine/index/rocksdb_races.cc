// For every test program that the thread sanitizer runs with a RocksDB store: Debian's library is not instrumented, so
// the sanitizer sees its memory being freed but not the atomics that order it. Races in our own frames are still found.
extern "C" const char* __tsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier,cert-dcl37-c)
  return "race:librocksdb.so\n";
}
