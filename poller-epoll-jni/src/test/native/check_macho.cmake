# Checks a library for macOS: cmake -DREADOBJ=<llvm-readobj> -DLIBRARY=... -P check_macho.cmake
cmake_minimum_required(VERSION 3.16)
include(${CMAKE_CURRENT_LIST_DIR}/check_library.cmake)

read_library(NEEDS ${READOBJ} --needed-libs)
string(REGEX MATCHALL "\n  [^ \n]+" NEEDED "${NEEDS}")
list(TRANSFORM NEEDED STRIP)
# The second is its own name.
require_needs_only("${NEEDED}" /usr/lib/libSystem.B.dylib @rpath/libsixphase.dylib)

read_library(SECTIONS ${READOBJ} --sections)
string(REGEX MATCHALL "Name: [^\n]*\n[^\n]*\n[^\n]*\n *Size: [^\n]*" SECTIONS "${SECTIONS}")
if(NOT SECTIONS MATCHES "Name: __text ")
  message(FATAL_ERROR "no code: did llvm-readobj change its layout? ${SECTIONS}")
endif()
foreach(SECTION IN LISTS SECTIONS)
  # The linker's own word for lazy binding is in __data.
  if(SECTION MATCHES "Name: (__bss|__common|__thread_[a-z]+|__mod_init_func|__mod_term_func|__init_offsets) "
      OR SECTION MATCHES "Name: __data .*Size: 0x([9A-F]|[0-9A-F][0-9A-F]+)$")
    message(FATAL_ERROR "it must have no state, and nothing run at loading: ${SECTION}")
  endif()
endforeach()

read_library(VERSION ${READOBJ} --macho-version-min)
if(NOT VERSION MATCHES " Version: ([0-9.]+)")
  message(FATAL_ERROR "it does not say from which macOS on it runs: ${VERSION}")
elseif(CMAKE_MATCH_1 VERSION_GREATER 11.0)
  message(FATAL_ERROR "it must load on macOS 11, but wants ${CMAKE_MATCH_1}")
endif()

read_library(SYMBOLS ${READOBJ} --symbols)
string(REGEX MATCHALL "Name: [^\n]*\n *Extern\n *Type: Section" EXPORTED "${SYMBOLS}")
list(TRANSFORM EXPORTED REPLACE "^Name: _?([^ \n]+).*" "\\1")
require_native_methods(${EXPORTED})
