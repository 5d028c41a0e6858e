#!/bin/sh
# Prints how many system calls the loop's thread makes for each message that an echo server sends back,
# once it is warm: traced by strace, driven by a client in another process.
#
# echo-syscalls.sh [-p POLLER] [-c CONNECTIONS] [-w WARM_UP] [-m MESSAGES] [COMMAND...]
#
# COMMAND starts the examples; without it, that is ./sixphase. Needs Linux, strace and the right to trace.
set -eu

poller=epoll
connections=10
warm_up=5000
messages=5000
while getopts p:c:w:m: option; do
  case $option in
    p) poller=$OPTARG ;;
    c) connections=$OPTARG ;;
    w) warm_up=$OPTARG ;;
    m) messages=$OPTARG ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
       exit 2 ;;
  esac
done
shift $((OPTIND - 1))

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
tracer=
finish() {
  [ -z "$tracer" ] || kill "$(cat "$work/server")" 2> /dev/null || true
  [ -z "$tracer" ] || wait "$tracer" || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() {
  echo "echo-syscalls: $1" >&2
  exit 1
}

strace -o "$work/probe" true 2> "$work/problem" || fail "strace does not work: $(head -n 1 "$work/problem")"

if [ $# -eq 0 ]; then
  set -- "$here/../sixphase"
  "$1" --version > /dev/null # builds, if need be, where nobody counts
fi

# A file for each thread, whose calls are then whole lines. The shell becomes the server: one number for both.
strace -ff -qq -s 0 -o "$work/calls" sh -c 'echo $$ > "$0"; exec "$@"' "$work/server" \
  "$@" echo --poller "$poller" > "$work/output" 2>&1 &
tracer=$!
until port=$(sed -n 's/^listening on .*:\([0-9]*\)$/\1/p' "$work/output") && [ -n "$port" ]; do
  kill -0 "$tracer" 2> /dev/null || fail "the server did not start: $(cat "$work/output")"
  sleep 0.1
done

"$java" "$here/EchoLoad.java" "$port" "$connections" "$warm_up" "$messages"

kill "$(cat "$work/server")"
wait "$tracer" || true
tracer=

thread=$(grep -l '^accept' "$work"/calls.* || true)
[ -n "$thread" ] || fail 'no thread has accepted a connection'
awk -v title="poller $poller, $connections connections, $messages messages" '
  # A read is read or recvfrom, as the backend likes; a write is write, sendto or writev.
  /^(read|recvfrom)\(.* = 64$/ { inside = 1 }
  inside { calls[count++] = $0 }
  /^(write|sendto)\(.* = 64$/ { last = count }
  END {
    for (line = 0; line < last; line++) {
      call = calls[line]
      name = call
      sub(/\(.*/, "", name)
      if (name ~ /^(read|recvfrom)$/) { reads++; messages += call ~ / = 64$/ }
      else if (name ~ /^(write|sendto|writev|sendmsg)$/) { writes++ }
      else if (name ~ /^epoll_p?wait2?$/) { waits++; batches += call !~ / = 0$/ }
      else if (name == "epoll_ctl") { controls++ }
      else if (name == "futex") { futexes++ }
      else { others++; names[name]++ }
    }
    if (!messages) { print "not one message was traced"; exit 1 }
    print title
    printf "%-12s %8s %12s %10s\n", "", "calls", "a message", "a batch"
    row("read", reads); row("write", writes); row("epoll_wait", waits); row("epoll_ctl", controls)
    row("futex", futexes); row("other", others)
    for (name in names) { print "  other: " name " " names[name] }
    row("message", messages); row("batch", batches)
  }
  function row(name, times) {
    printf "%-12s %8d %12.3f %10.3f\n", name, times, times / messages, times / (batches ? batches : 1)
  }' "$thread"
