#include "engine/match/align.h"
