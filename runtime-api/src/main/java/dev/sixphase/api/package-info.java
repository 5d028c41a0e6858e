/**
 * The event loop as an application sees it.
 *
 * <p><b>Start here:</b> {@link dev.sixphase.api.EventLoop} is the loop; {@link dev.sixphase.api.Script}
 * lets a program read like JavaScript.
 *
 * <p><b>Threads.</b> One loop, one thread: the one that calls {@code run}. Unless a method says otherwise,
 * it and every handle belong to that thread, and a call from another throws {@link
 * java.lang.IllegalStateException} and does nothing. {@link dev.sixphase.api.EventLoop#execute}, {@link
 * dev.sixphase.api.EventLoop#stop}, {@link dev.sixphase.api.AsyncHandle#send} and {@link
 * dev.sixphase.api.EventLoop#metrics} may be called from anywhere. {@link dev.sixphase.api.EventLoopGroup}
 * runs several loops, and is for any thread.
 *
 * <p><b>Units.</b> The unit is in the name. Node's timers take milliseconds, as Node's do.
 *
 * <p><b>Nulls.</b> No parameter and no result is null unless its description says so.
 */
package dev.sixphase.api;
