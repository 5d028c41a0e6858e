/**
 * Work off the loop's thread: the way to the pool and back, and the files, name look-ups and computing that
 * go it.
 *
 * <p><b>Start here:</b> {@link dev.sixphase.loop.work.LoopSubmitter}.
 *
 * <p><b>Threads.</b> The loop's thread only, except the work itself.
 */
package dev.sixphase.loop.work;
