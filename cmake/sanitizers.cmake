# TAMGA_SANITIZE: empty, "address,undefined" or "thread" (the presets asan and tsan set it).
set(TAMGA_SANITIZE "" CACHE STRING "Sanitizers of the whole build")
add_library(tamga_sanitizers INTERFACE)
if(TAMGA_SANITIZE)
  target_compile_options(tamga_sanitizers INTERFACE
    -fsanitize=${TAMGA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tamga_sanitizers INTERFACE -fsanitize=${TAMGA_SANITIZE})
endif()
