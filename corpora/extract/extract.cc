#include "corpora/extract/extract.h"
