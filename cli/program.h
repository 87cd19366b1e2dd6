// The command line program, as a function: arguments in, exit code out.
#pragma once

namespace tamga {

// Runs `tamga` with the arguments of main and the descriptors 0, 1 and 2 of the process. Never throws. Exit codes:
// cli/exit_code.h. SIGPIPE is ignored from here on.
int run_program(int argc, const char* const* argv);

}  // namespace tamga
