# Fuzz targets (libFuzzer, clang; the preset "fuzz" and `./dev fuzz`).
#
# tamga_fuzz(NAME SOURCES a_fuzz.cc ... LIBRARIES lib ...)
# One program fuzz_NAME with LLVMFuzzerTestOneInput() in its sources. Its first inputs are the files of
# tests/fuzz/seeds/NAME, small ones of our own, and what was found since, packed in tests/fuzz/corpus/NAME.tar.xz;
# `./dev fuzz NAME` runs it. Builds nothing without TAMGA_FUZZ.
option(TAMGA_FUZZ "Build the fuzz targets (needs clang)" OFF)
if(TAMGA_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "TAMGA_FUZZ needs clang: libFuzzer is a part of it")
  endif()
  target_compile_options(tamga_sanitizers INTERFACE -fsanitize=fuzzer-no-link)
endif()
add_custom_target(fuzz_targets)

function(tamga_fuzz name)
  if(NOT TAMGA_FUZZ)
    return()
  endif()
  cmake_parse_arguments(FUZZ "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(fuzz_${name} ${FUZZ_SOURCES})
  target_include_directories(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(fuzz_${name} PRIVATE ${FUZZ_LIBRARIES} tamga_sanitizers tamga_warnings)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzz_targets fuzz_${name})
endfunction()
