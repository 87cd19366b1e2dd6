// Writes every row of the RocksDB tables that are named as arguments to standard output, decompressed, keys and values
// as hexadecimal digits: also rows that were overwritten or deleted, which no reader of the database sees.
#include <rocksdb/sst_dump_tool.h>

#include <string>

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string file = std::string("--file=") + argv[i];
    const char* words[] = {"sst_dump", file.c_str(), "--command=scan", "--output_hex", "--verify_checksum"};
    if (rocksdb::SSTDumpTool().Run(5, words) != 0) return 1;
  }
  return 0;
}
