# Warnings are errors in all of our own code; system headers are exempt.
add_library(tamga_warnings INTERFACE)
target_compile_options(tamga_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # At -O3 GCC 12 takes every "a" + std::string(b) for an overlap (GCC bug 105651).
  $<$<CONFIG:Release>:-Wno-restrict>
  # Clang sees that std::inplace_merge of libstdc++ 12 uses what that library has deprecated.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
