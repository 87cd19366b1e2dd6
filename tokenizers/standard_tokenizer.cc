#include "tokenizers/standard_tokenizer.h"
