# One library serves glibc and musl. Where there is musl, a program of it loads the library that was linked
# with glibc and watches a descriptor with it; and each symbol that a library needs has to be musl's too, which
# can be asked for other processors as well. Where there is none, ctest says that it skipped these.
file(GLOB MUSL_LIBC /lib/ld-musl-*.so.1)
find_program(MUSL_GCC musl-gcc)

function(add_musl_test NAME REASON)
  if(REASON)
    add_test(NAME ${NAME} COMMAND ${CMAKE_COMMAND} -E echo "skipped: ${REASON}")
    set_tests_properties(${NAME} PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: ")
  else()
    add_test(NAME ${NAME} COMMAND ${ARGN})
  endif()
endfunction()

set(MISSING "")
if(NOT MUSL_LIBC)
  set(MISSING "there is no /lib/ld-musl-*.so.1; on Debian, apt-get install musl-tools")
endif()
add_musl_test(library_is_clean_for_musl "${MISSING}" ${CMAKE_COMMAND}
  -DREADELF=${CMAKE_READELF} -DLIBRARY=$<TARGET_FILE:sixphase> -DMUSL=${MUSL_LIBC}
  -P ${CMAKE_CURRENT_LIST_DIR}/check_symbols.cmake)

# What is cross-compiled would want the musl of its own processor.
if(CMAKE_SYSTEM_PROCESSOR STREQUAL CMAKE_HOST_SYSTEM_PROCESSOR)
  if(NOT MUSL_GCC)
    set(MISSING "musl-gcc was not found; on Debian, apt-get install musl-tools")
  endif()
  if(NOT MISSING)
    set(LOADS ${CMAKE_CURRENT_BINARY_DIR}/loads_on_musl)
    add_custom_command(OUTPUT ${LOADS}
      COMMAND ${MUSL_GCC} -Wall -Wextra -Werror -O1 -I${JAVAC_HEADERS} -I${JAVA_HOME}/include
        -I${JAVA_HOME}/include/linux -o ${LOADS} ${CMAKE_CURRENT_LIST_DIR}/loads_on_musl.c
      DEPENDS ${CMAKE_CURRENT_LIST_DIR}/loads_on_musl.c
      COMMENT "Building loads_on_musl with ${MUSL_GCC}")
    add_custom_target(loads_on_musl_program ALL DEPENDS ${LOADS})
  endif()
  add_musl_test(loads_on_musl "${MISSING}" "${LOADS}" $<TARGET_FILE:sixphase>)
endif()
