# tamga_library(NAME SOURCES a.cc ... HEADERS a.h ... [PUBLIC lib ...] [PRIVATE lib ...])
#
# One library of the product: headers are included from the root of the repository.
function(tamga_library name)
  cmake_parse_arguments(LIB "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC)
  target_sources(${name} PRIVATE ${LIB_SOURCES}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${LIB_HEADERS})
  set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${name} PUBLIC ${LIB_PUBLIC} tamga_sanitizers PRIVATE ${LIB_PRIVATE} tamga_warnings)
endfunction()
