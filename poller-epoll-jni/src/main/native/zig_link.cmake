# How zig links a library that runs nothing when it is loaded, has no state, needs the system's libraries alone, and is
# the same bytes whenever and wherever it is made. For each kind of system "zig cc" adds something that has to be left out.

# Sets OUT to the system's libraries that zig makes for its target and would link with the arguments: it has them in its
# cache, under names that only its verbose output tells.
function(zig_libraries OUT PATTERN)
  set(SOURCE "${CMAKE_BINARY_DIR}/zig_libraries.c")
  # For Windows it has the linker look for _tls_index.
  file(WRITE "${SOURCE}" "int _tls_index;\nint nothing(void);\nint nothing(void) { return 0; }\n")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env ZIG_VERBOSE_LINK=1
      "${ZIG}" cc -target ${ZIG_TARGET} -shared "${SOURCE}" -o "${SOURCE}.out" ${ARGN}
    ERROR_VARIABLE LINKED RESULT_VARIABLE STATUS)
  string(REGEX MATCHALL "[^ \n]*/(${PATTERN})" LIBRARIES "${LINKED}")
  if(NOT STATUS EQUAL 0 OR NOT LIBRARIES)
    message(FATAL_ERROR "${ZIG} does not tell its libraries for ${ZIG_TARGET}: ${LINKED}")
  endif()
  set(${OUT} "${LIBRARIES}" PARENT_SCOPE)
endfunction()

if(ZIG_TARGET MATCHES "-linux-gnu")
  # It knows no -nostartfiles, and would have libpthread needed beside libc.
  zig_libraries(ZIG_LIBC "libc\\.so\\.6")
  set(WITHOUT_START_FILES -nostdlib ${ZIG_LIBC})
elseif(ZIG_TARGET MATCHES "-windows-gnu")
  # It links start files, and writes down the time of the day.
  zig_libraries(ZIG_IMPORTS "(kernel32|msvcrt|ntdll|ws2_32)\\.lib"
    -nostdlib -Wl,-e,nothing -lkernel32 -lmsvcrt -lntdll -lws2_32)
  string(REPLACE ";" " " ZIG_IMPORTS "${ZIG_IMPORTS}")
  set(CMAKE_C_CREATE_SHARED_LIBRARY "\"${ZIG}\" lld-link -nologo -machine:x64 -dll -noentry -lldmingw \
-timestamp:0 -nodefaultlib -out:<TARGET> -implib:<TARGET_IMPLIB> <OBJECTS> ${ZIG_IMPORTS}")
elseif(ZIG_TARGET MATCHES "-macos")
  # It takes memcpy from a library of its own, which has state, and not from the system's.
  set(CMAKE_C_CREATE_SHARED_LIBRARY "\"${ZIG}\" build-lib -dynamic -target ${ZIG_TARGET} -fno-compiler-rt -fstrip \
-dead_strip -install_name @rpath/<TARGET_SONAME> -lc --name library -femit-bin=<TARGET> <OBJECTS>")
endif()
