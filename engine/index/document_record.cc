#include "engine/index/document_record.h"
