// The command line program, as a function: arguments in, exit code out.
#pragma once

namespace tamga {

// Runs `tamga` with the arguments of main. Never throws.
int run_program(int argc, const char* const* argv);

}  // namespace tamga
