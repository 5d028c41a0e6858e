package dev.sixphase.api;

/**
 * What a loop has done so far; a snapshot.
 *
 * <p><b>Threads.</b> Immutable. {@link EventLoop#metrics()} may be called from any thread; numbers that
 * belong together may then be from neighbouring iterations.
 *
 * @param iterations how many iterations reached their poll
 * @param events how many I/O events were dispatched, stale ones not included
 * @param tasks how many callbacks came from other threads: {@code execute}, workers
 * @param tasksWaiting how many of these tasks were there before their poll began, so that the loop did not
 *     wait for them
 * @param idleNanos how long the loop waited in polls that could block
 * @param openHandles how many handles are open now, among them each connection
 */
public record LoopMetrics(long iterations, long events, long tasks, long tasksWaiting, long idleNanos,
    long openHandles) { }
