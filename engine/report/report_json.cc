#include "engine/report/report_json.h"
