# The tests of what the library is made of. They read it, so they need no machine of its kind; each is left out where the
# tool for it is not installed.
function(add_check NAME SCRIPT)
  add_test(NAME ${NAME}
    COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:sixphase> ${ARGN} -P ${CMAKE_CURRENT_SOURCE_DIR}/${SCRIPT})
endfunction()

find_program(READOBJ NAMES llvm-readobj llvm-readobj-14)
if(WIN32)
  if(READOBJ)
    add_check(library_is_clean check_pe.cmake -DREADOBJ=${READOBJ})
  endif()
elseif(APPLE)
  if(READOBJ)
    add_check(library_is_clean check_macho.cmake -DREADOBJ=${READOBJ})
  endif()
elseif(CMAKE_READELF)
  add_check(library_is_clean check_elf.cmake -DREADELF=${CMAKE_READELF})
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    include(musl/musl.cmake)
  endif()
  # Where the toolchain has a musl of the same processor.
  if(MUSL_CC)
    add_check(library_links_with_musl check_musl.cmake
      -DREADELF=${CMAKE_READELF} "-DMUSL_CC=${MUSL_CC}" -DWORK=${CMAKE_CURRENT_BINARY_DIR})
  endif()
endif()
