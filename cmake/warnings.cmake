# Warnings are errors in all of our own code; system headers are exempt.
add_library(tamga_warnings INTERFACE)
target_compile_options(tamga_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
