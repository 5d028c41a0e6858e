# Lets ctest run what was built for another machine, where an emulator for it is installed. For toolchain files.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
  find_program(QEMU qemu-aarch64-static)
  if(QEMU)
    set(CMAKE_CROSSCOMPILING_EMULATOR ${QEMU} -L /usr/aarch64-linux-gnu)
  endif()
elseif(CMAKE_SYSTEM_NAME STREQUAL "Windows")
  # Debian keeps it off the path.
  find_program(WINE NAMES wine64 wine PATHS /usr/lib/wine)
  if(WINE)
    set(CMAKE_CROSSCOMPILING_EMULATOR sh ${CMAKE_CURRENT_LIST_DIR}/wine.sh ${WINE})
  endif()
endif()
