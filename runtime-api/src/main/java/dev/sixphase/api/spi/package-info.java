/**
 * What a backend implements: pollers, worker pools and phase hooks.
 *
 * <p><b>Who calls whom.</b> The loop calls everything here. Applications call {@link dev.sixphase.api}.
 *
 * <p><b>Threads.</b> One loop, one thread. Unless a method says otherwise it is called on the loop's thread
 * only. {@link dev.sixphase.api.spi.Poller#wakeup()} is the one method of a poller that any thread may
 * call.
 *
 * <p><b>Units.</b> Durations and instants are {@code long} nanoseconds and their names end in {@code
 * Nanos}. Instants come from one {@link dev.sixphase.api.LoopClock} and compare only by subtraction.
 *
 * <p><b>Nulls.</b> No parameter and no result is null unless its description says so.
 */
package dev.sixphase.api.spi;
