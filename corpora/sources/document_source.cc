#include "corpora/sources/document_source.h"
