# What the checks of each file format share. The rules are those of ADR 0004: a library runs no code when it is loaded,
# has no state, exports native methods alone, and needs what every system of its kind has.

# Reads the library with a tool that prints text.
function(read_library OUT)
  execute_process(COMMAND ${ARGN} ${LIBRARY} OUTPUT_VARIABLE TEXT RESULT_VARIABLE STATUS)
  if(NOT STATUS EQUAL 0)
    message(FATAL_ERROR "${ARGN} ${LIBRARY}: ${STATUS}")
  endif()
  set(${OUT} "${TEXT}" PARENT_SCOPE)
endfunction()

# The names that it exports, without the underscore that Mach-O puts before each.
function(require_native_methods)
  list(LENGTH ARGN COUNT)
  if(COUNT LESS 20)
    message(FATAL_ERROR "only ${COUNT} exports: did the tool that reads them change its layout? ${ARGN}")
  endif()
  foreach(NAME IN LISTS ARGN)
    if(NAME MATCHES "^JNI_On")
      message(FATAL_ERROR "${NAME}: nothing must run at loading")
    elseif(NOT NAME MATCHES "^Java_dev_sixphase_poller_jni_[A-Z][A-Za-z]*Native_[a-zA-Z]+$")
      message(FATAL_ERROR "it must export native methods alone: ${NAME}")
    endif()
  endforeach()
endfunction()

# NEEDED: the libraries that it names; ARGN: those that it may.
function(require_needs_only NEEDED)
  if(NOT NEEDED)
    message(FATAL_ERROR "it needs no library: did the tool that reads them change its layout?")
  endif()
  foreach(NAME IN LISTS NEEDED)
    if(NOT NAME IN_LIST ARGN)
      message(FATAL_ERROR "it must not need ${NAME}, but only ${ARGN}")
    endif()
  endforeach()
endfunction()
