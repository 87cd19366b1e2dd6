#include "corpora/corpus.h"
