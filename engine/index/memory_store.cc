#include "engine/index/memory_store.h"
