# Cross-compiles for any platform on a Linux machine with zig, which is clang with the headers and libraries of many
# systems: -DZIG=<the program> -DZIG_TARGET=x86_64-linux-gnu.2.17, and the like.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ZIG ZIG_TARGET)
string(REGEX MATCH "^([^-]+)-([a-z]+)" ZIG_MATCH "${ZIG_TARGET}")
set(CMAKE_SYSTEM_PROCESSOR "${CMAKE_MATCH_1}")
set(ZIG_SYSTEM_linux Linux)
set(ZIG_SYSTEM_macos Darwin)
set(ZIG_SYSTEM_windows Windows)
set(CMAKE_SYSTEM_NAME "${ZIG_SYSTEM_${CMAKE_MATCH_2}}")
set(CMAKE_C_COMPILER "${ZIG}" cc -target "${ZIG_TARGET}")
# How libraries are linked; here CMake would overwrite it.
set(CMAKE_USER_MAKE_RULES_OVERRIDE_C "${CMAKE_CURRENT_LIST_DIR}/zig_link.cmake")
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(MUSL_CC "'${ZIG}' cc -target ${CMAKE_SYSTEM_PROCESSOR}-linux-musl")
elseif(CMAKE_SYSTEM_NAME STREQUAL "Darwin")
  # CMake insists on the tool, even where no name has to be changed.
  set(CMAKE_INSTALL_NAME_TOOL "${CMAKE_COMMAND}" CACHE FILEPATH "not used")
endif()
include(${CMAKE_CURRENT_LIST_DIR}/emulator.cmake)
