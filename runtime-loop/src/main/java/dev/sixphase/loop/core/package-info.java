/**
 * The core: libuv's loop. Handles and requests, hooks, one queue of timers, the pending and closing queues,
 * run modes.
 *
 * <p><b>Start here:</b> {@link dev.sixphase.loop.core.LoopCore} holds the one iteration.
 *
 * <p>The core knows nothing of ticks, microtasks or Node's timers. It runs every callback through one
 * {@link dev.sixphase.loop.core.CallbackScope}, and the script layer drains its queues there.
 *
 * <p><b>Threads.</b> The loop's thread only, except {@link dev.sixphase.loop.core.Mailbox#post} and
 * {@link dev.sixphase.loop.core.LoopCore#stop()}.
 *
 * <p><b>Units.</b> The loop's time is whole milliseconds since its start, as in libuv; the wait in the poll
 * is counted in nanoseconds from the clock, so that a deadline is met to the poller's precision and never
 * early.
 */
package dev.sixphase.loop.core;
