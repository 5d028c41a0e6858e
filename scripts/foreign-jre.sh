#!/bin/sh
# Makes a JRE of another platform ready to run here, in an emulator, so that the tests can be run on it.
#
#   scripts/foreign-jre.sh windows-x86_64 FOLDER    Temurin 17 for Windows, under Wine
#   scripts/foreign-jre.sh linux-aarch64 FOLDER     OpenJDK 17 for 64-bit ARM, under qemu
#   scripts/foreign-jre.sh stop FOLDER              ends what Wine left running for the JRE in this folder
#
# Afterwards FOLDER/bin/java is a program of this machine that runs that JRE's java; Surefire takes it for the
# JVM of the tests. FOLDER/bin/wine runs any other program of Windows. What is there already is kept.
#
# Ends with 2, and one line that says why, where the JRE cannot be had. Nothing outside FOLDER and the local
# Maven repository is written.
set -eu

platform=$1
folder=$2
home=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
scanner=org.sonarsource.scanner.cli:sonar-scanner-cli:7.3.0.5189:zip:windows-x64

cannot() {
  echo "foreign-jre: no $platform JRE: $1" >&2
  exit 2
}

# The program of this name, wherever Debian's packages put it.
emulator() {
  command -v "$1" || ls "/usr/lib/wine/$1" 2>/dev/null || true
}

# A Maven artifact is the one place from which a whole JRE for Windows can be had without a browser.
windows() {
  wine=$(emulator wine64)
  server=$(emulator wineserver64)
  [ -n "$wine" ] || cannot 'wine64 was not found; on Debian, apt-get install wine64'
  (cd "$home" && ./mvnw -q -B -ntp -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
    "-Dartifact=$scanner" "-DoutputDirectory=$folder/unpacked" '-Dmdep.unpack.includes=*/jre/**') \
    >"$folder/maven.log" 2>&1 || cannot "Maven did not get $scanner; see $folder/maven.log"
  mv "$folder"/unpacked/*/jre "$folder/jre"
  rm -rf "$folder/unpacked"
  wrapper wine "
export WINEPREFIX='$folder/prefix' WINEARCH=win64 WINEDEBUG=-all
unset DISPLAY TERM
exec '$wine' \"\$@\""
  wrapper java.new "
exec '$folder/bin/wine' '$folder/jre/bin/java.exe' \"\$@\""
  echo "WINEPREFIX='$folder/prefix' '$server' -k" >"$folder/stop"
  # The first start lays out a Windows of its own.
  "$folder/bin/java.new" -version >"$folder/first-start.log" 2>&1 \
    || cannot "it does not start under $wine; see $folder/first-start.log"
}

# apt as it would be on such a machine, in folders of its own: the packages are unpacked, not installed.
aarch64() {
  qemu=$(emulator qemu-aarch64-static)
  [ -n "$qemu" ] || cannot 'qemu-aarch64-static was not found; on Debian, apt-get install qemu-user-static'
  command -v apt-get >/dev/null || cannot 'this is not Debian, and its packages are what it is made of'
  mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial" "$folder/root"
  : >"$folder/apt/status"
  {
    apt update && apt install -y --download-only openjdk-17-jre-headless
  } >"$folder/apt.log" 2>&1 || cannot "apt did not get openjdk-17-jre-headless; see $folder/apt.log"
  for package in "$folder"/apt/archives/*.deb; do
    dpkg -x "$package" "$folder/root"
  done
  rm -rf "$folder/apt"
  # A link from the root of the file system would lead to this machine's files.
  find "$folder/root" -type l -lname '/*' | while read -r link; do
    ln -sfn "$folder/root$(readlink "$link")" "$link"
  done
  java=$(ls -d "$folder"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)
  # The second compiler costs more in an emulator than its code gains.
  wrapper java.new "
export QEMU_LD_PREFIX='$folder/root'
exec '$qemu' '$java' -XX:TieredStopAtLevel=1 \"\$@\""
  "$folder/bin/java.new" -version >"$folder/first-start.log" 2>&1 \
    || cannot "it does not start under $qemu; see $folder/first-start.log"
}

apt() {
  apt-get -q -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o APT::Install-Recommends=false \
    -o Dir::State="$folder/apt" -o Dir::State::lists="$folder/apt/lists" \
    -o Dir::State::status="$folder/apt/status" -o Dir::Cache="$folder/apt" \
    -o Dir::Cache::archives="$folder/apt/archives" "$@"
}

# java is java.new at first: only what has started once is ready.
wrapper() {
  mkdir -p "$folder/bin"
  printf '#!/bin/sh\n# Written by scripts/foreign-jre.sh.%s\n' "$2" >"$folder/bin/$1"
  chmod +x "$folder/bin/$1"
}

if [ "$platform" = stop ]; then
  [ ! -f "$folder/stop" ] || sh "$folder/stop" 2>/dev/null || true
  exit 0
fi
# What another version of this script has made is made anew.
version=$(cksum <"$0")
[ ! -x "$folder/bin/java" ] || [ "$(cat "$folder/made-by" 2>/dev/null)" != "$version" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder"
folder=$(CDPATH='' cd "$folder" && pwd -P)
case $platform in
  windows-x86_64) windows ;;
  linux-aarch64) aarch64 ;;
  *) cannot 'it is not known how to get one; known are windows-x86_64 and linux-aarch64' ;;
esac
echo "$version" >"$folder/made-by"
mv "$folder/bin/java.new" "$folder/bin/java"
