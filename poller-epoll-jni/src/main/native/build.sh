#!/bin/sh
# Builds the native library for this machine, and for others that a cross compiler is here for, into the
# classes folder. Where a tool is missing it says so in one line and succeeds: the jar then holds the
# reason, and the backend gives it when asked. A failure to compile fails the build.
#
# build.sh BASEDIR JAVA_HOME           builds
# build.sh BASEDIR test [ctest args]   runs the tests of what was built; of the cross-compiled with QEMU=yes
set -eu

basedir=$1
native=$basedir/target/native
resources=$basedir/target/classes/META-INF/native
report=$native/built.properties

missing_tool() {
  if [ "$(uname -s)" != Linux ]; then
    echo "$(uname -s) is not supported yet"
  elif ! command -v cmake > /dev/null; then
    echo "cmake was not found"
  elif ! command -v make > /dev/null && ! command -v ninja > /dev/null; then
    echo "neither make nor ninja was found"
  elif ! command -v "$1" > /dev/null; then
    echo "the C compiler $1 was not found"
  elif ! printf '#include <sys/epoll.h>\nint main(void) { return 0; }\n' \
      | "$1" -x c -o "$native/probe" - > "$native/probe.log" 2>&1; then
    echo "the C compiler $1 does not work: $(tail -n 1 "$native/probe.log")"
  fi
}

# platform, compiler, further arguments of cmake
build() {
  platform=$1
  compiler=$2
  shift 2
  reason=$(missing_tool "$compiler")
  if [ -n "$reason" ]; then
    rm -f "$resources/$platform/libsixphase.so"
    echo "$platform=not built: $reason" >> "$report"
    return 0
  fi
  directory=$native/$platform
  if ! { cmake -S "$basedir/src/main/native" -B "$directory" "-DJAVA_HOME=$java_home" "$@" \
      && cmake --build "$directory"; } > "$native/$platform.log" 2>&1; then
    cat "$native/$platform.log" >&2
    exit 1
  fi
  mkdir -p "$resources/$platform"
  if ! cmp -s "$directory/libsixphase.so" "$resources/$platform/libsixphase.so"; then
    cp "$directory/libsixphase.so" "$resources/$platform/libsixphase.so"
  fi
  echo "$platform=built" >> "$report"
}

run_tests() {
  for platform in linux-x86_64 linux-aarch64; do
    directory=$native/$platform
    if [ ! -d "$resources/$platform" ]; then
      continue
    elif [ "$platform" = "$host" ]; then
      (cd "$directory" && ctest --output-on-failure "$@")
    elif [ "${QEMU:-no}" = yes ]; then
      (cd "$directory" && ctest --output-on-failure "$@")
    else
      # What was cross-compiled cannot run here without an emulator; what it is made of can be read.
      (cd "$directory" && ctest --output-on-failure -R library_is_clean "$@")
    fi
  done
}

case $(uname -m) in
  x86_64 | amd64) host=linux-x86_64 ;;
  aarch64 | arm64) host=linux-aarch64 ;;
  *) host=linux-$(uname -m) ;;
esac

if [ "$2" = test ]; then
  shift 2
  run_tests "$@"
  exit 0
fi

java_home=$2
mkdir -p "$native" "$resources"
: > "$report"
build "$host" "${CC:-cc}"
if [ "$host" != linux-aarch64 ]; then
  build linux-aarch64 aarch64-linux-gnu-gcc \
    "-DCMAKE_TOOLCHAIN_FILE=$basedir/src/main/native/toolchain-linux-aarch64.cmake"
fi
cmp -s "$report" "$resources/built.properties" || cp "$report" "$resources/built.properties"
reason=$(sed -n "s/^$host=not built: //p" "$report")
if [ -n "$reason" ]; then
  echo "sixphase: the native library is not built: $reason. The build goes on; the backend epoll will say so."
fi
