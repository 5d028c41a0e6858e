package dev.sixphase.api;

/** How long {@link EventLoop#run(RunMode)} goes on; the same as libuv's. */
public enum RunMode {
    /** Until nothing keeps the loop alive, or {@link EventLoop#stop()}. */
    DEFAULT,
    /** One iteration, which may block in its poll. */
    ONCE,
    /** One iteration that does not block. */
    NOWAIT
}
