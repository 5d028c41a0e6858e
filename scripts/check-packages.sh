#!/usr/bin/env bash
# Checks what would be published, of the commit that is checked out: that it is the same bytes when it is built in another
# place, that it is complete, and that a project of somebody else can use it, by the BOM, on the class path and as a module.
#
#   scripts/check-packages.sh [FOLDER]      works in FOLDER, target/packages if none is given
#
# Nothing of ours is left in the local Maven repository. Needs what ./mvnw -Pcross needs: CMake, make or ninja, npm.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SOURCE=$PWD
readonly WORK=$(realpath -m "${1:-target/packages}")
readonly PLATFORMS=(linux-x86_64 linux-aarch64 windows-x86_64 macos-x86_64 macos-aarch64)
# What the source tree alone needs.
readonly UNPUBLISHED='!differential,!examples,!benchmarks,!integration-tests'
# Two places that differ in length and depth.
readonly ONE=$WORK/one OTHER=$WORK/another/place/for/the/same
readonly DEPLOYED=$WORK/repository
# Deploying and resolving write to the local repository. Each has one of its own, since the first leaves word there of what
# it did not install; the user's is read, and stays as it was.
local_repository() {
  printf '%s\n' "-Dmaven.repo.local=$WORK/local/$1" "-Dmaven.repo.local.tail=$HOME/.m2/repository" \
    -Dmaven.repo.local.tail.ignoreAvailability=true
}

fail() {
  printf 'check-packages: %s\n' "$1" >&2
  exit 1
}

# Builds the release in a clone; the phase and further arguments follow.
build() {
  local place=$1
  shift
  (cd "$place" && ./mvnw -q -B -ntp -Pcross,release -DskipTests -Dcheckstyle.skip -pl "$UNPUBLISHED" "$@")
}

# The sums of all that was packed and of the libraries in it, by their names in the tree.
sums() {
  (cd "$1" && find . -path '*/target/*.jar' -not -path '*/target/*/*' -o -path '*/target/classes/META-INF/native/*/*' -type f) \
    | sort | (cd "$1" && xargs sha256sum)
}

same_bytes() {
  sums "$ONE" >"$WORK/one.sums"
  sums "$OTHER" >"$WORK/other.sums"
  [ "$(wc -l <"$WORK/one.sums")" -ge 30 ] || fail "only $(wc -l <"$WORK/one.sums") files were packed in $ONE"
  diff "$WORK/one.sums" "$WORK/other.sums" || fail 'these differ between two places'
  printf '%d jars and libraries are the same bytes in both places\n' "$(wc -l <"$WORK/one.sums")"
}

# Each module has what a repository asks for, and each platform its jar.
complete() {
  local pom folder platform element
  for pom in "$DEPLOYED"/dev/sixphase/*/*/*.pom; do
    for element in name description; do
      grep -q "<$element>" "$pom" || fail "$pom has no <$element>"
    done
    grep -q '<parent>' "$pom" || grep -q '<licenses>' "$pom" || fail "$pom has no <licenses>"
    grep -q '<parent>' "$pom" || grep -q '<developers>' "$pom" || fail "$pom has no <developers>"
    folder=$(dirname "$pom")
    grep -q '<packaging>pom<' "$pom" && continue
    for element in sources javadoc; do
      compgen -G "$folder/*-$element.jar" >/dev/null || fail "$folder has no $element"
    done
  done
  folder=$(dirname "$DEPLOYED"/dev/sixphase/poller-epoll-jni/*/maven-metadata.xml)
  for platform in "${PLATFORMS[@]}"; do
    only_library_of "$platform" "$folder"/*-"$platform".jar
  done
}

# A jar for one platform holds that platform's library, no other, and says so.
only_library_of() {
  local platform=$1 jar=$2 found
  found=$(unzip -Z1 "$jar" | grep '^META-INF/native/.*/.*[^/]$')
  [ "$(dirname "$found")" = "META-INF/native/$platform" ] || fail "$jar holds $found"
  [ "$(unzip -p "$jar" META-INF/native/built.properties)" = "$platform=built" ] || fail "$jar tells of other libraries"
}

# Builds somebody else's project against what was deployed; the platform is empty for the jar with all libraries.
consume() {
  local platform=$1 project=$WORK/consumer/${1:-all} repository version output
  mapfile -t repository < <(local_repository consumer)
  version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' bom/pom.xml | head -n 1)
  mkdir -p "$project"
  cp -r integration-tests/src/consumer/. "$project"
  ./mvnw -q -B -ntp -f "$project/pom.xml" process-classes ${platform:+"-Dplatform=$platform"} "-Dsixphase.version=$version" \
    "-Ddeployed.repository=file://$DEPLOYED" "${repository[@]}"
  [ "$(find "$project/target/library" -name 'poller-epoll-jni-*.jar' | wc -l)" = 1 ] || fail "not one poller in $project"
  output=$(java -Dsixphase.poller=epoll -Dsixphase.native.cache="$project/cache" \
    -cp "$project/target/classes:$project/target/library/*" consumer.Main)
  expect "$output" 'on the class path, by epoll'
  output=$(java -Dsixphase.poller=epoll -Dsixphase.native.cache="$project/cache" \
    -p "$project/target/classes:$project/target/library" -m consumer/consumer.Main)
  expect "$output" 'on the module path, by epoll'
}

expect() {
  printf '%s\n' "$1"
  [ "$1" = "echoed: six phases
$2" ] || fail "expected an echo $2"
}

rm -rf "$WORK"
mkdir -p "$WORK"
git clone -q --no-hardlinks "$SOURCE" "$OTHER"
git clone -q --no-hardlinks "$SOURCE" "$ONE"
build "$OTHER" package
mapfile -t repository < <(local_repository deploy)
build "$ONE" deploy "-DaltDeploymentRepository=local::file:$DEPLOYED" "${repository[@]}"
same_bytes
complete
case $(uname -sm) in
  'Linux x86_64' | 'Linux aarch64')
    consume "linux-$(uname -m)"
    consume ''
    ;;
  *) printf 'nothing that was packed is used: %s is no Linux with a library\n' "$(uname -sm)" ;;
esac
