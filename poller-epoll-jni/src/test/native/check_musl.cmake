# Checks that musl, too, has whatever a library for glibc calls: cmake -DREADELF=... -DLIBRARY=... -DWORK=<folder>
# "-DMUSL_CC=<a command that compiles for musl>" -P check_musl.cmake
#
# musl's loader takes libc.so.6 for itself and binds symbols by name alone, so a library for both needs no more.
cmake_minimum_required(VERSION 3.16)
include(${CMAKE_CURRENT_LIST_DIR}/check_library.cmake)

read_library(SYMBOLS ${READELF} --wide --dyn-syms)
string(REGEX MATCHALL " UND [A-Za-z_][^@ \n]*" WANTED "${SYMBOLS}")
list(TRANSFORM WANTED REPLACE "^ UND " "")
list(LENGTH WANTED COUNT)
if(COUNT LESS 10)
  message(FATAL_ERROR "only ${COUNT} symbols are wanted: did readelf change its layout? ${SYMBOLS}")
endif()
set(DECLARED "")
set(LIST "")
foreach(NAME IN LISTS WANTED)
  string(APPEND DECLARED "extern char ${NAME}[];\n")
  string(APPEND LIST "  ${NAME},\n")
endforeach()
file(WRITE "${WORK}/musl.c" "${DECLARED}extern void *wanted[];\nvoid *wanted[] = {\n${LIST}};\n")
separate_arguments(MUSL_CC UNIX_COMMAND "${MUSL_CC}")
execute_process(
  COMMAND ${MUSL_CC} -w -fno-builtin -fPIC -shared -Wl,-z,defs -o "${WORK}/musl.so" "${WORK}/musl.c"
  RESULT_VARIABLE STATUS ERROR_VARIABLE PROBLEM)
if(NOT STATUS EQUAL 0)
  message(FATAL_ERROR "musl lacks what it calls: ${PROBLEM}")
endif()
message(STATUS "musl has all ${COUNT} symbols")
