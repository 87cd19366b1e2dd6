#include "engine/match/passage.h"
