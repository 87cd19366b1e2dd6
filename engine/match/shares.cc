#include "engine/match/shares.h"
