#include "corpora/metadata.h"
