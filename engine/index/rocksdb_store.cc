#include "engine/index/rocksdb_store.h"
