#include "engine/index/stop_set.h"
