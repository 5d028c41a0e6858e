/**
 * The script layer: what Node puts on top of libuv. Timers in lists by duration over one core timer,
 * immediates over one check hook, the next-tick and microtask queues, and the way of an uncaught exception.
 *
 * <p><b>Start here:</b> {@link dev.sixphase.loop.script.ScriptScope} is what happens after each callback.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
package dev.sixphase.loop.script;
