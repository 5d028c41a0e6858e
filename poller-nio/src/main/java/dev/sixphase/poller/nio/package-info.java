/**
 * The poller backend {@code nio}, over {@link java.nio.channels.Selector}.
 *
 * <p>It watches channels of the JDK's ({@link dev.sixphase.api.spi.Pollable.Channel}) and no raw
 * descriptors. Reading order: {@link dev.sixphase.poller.nio.NioPollerProvider}, {@code NioPoller}
 * (registrations and the wait), {@code Watch} (one registered channel), {@code SpinGuard} (what to do when
 * a selector returns early without end).
 *
 * <p><b>Threads.</b> As {@link dev.sixphase.api.spi.Poller} says: the loop's thread, except for wakeups.
 */
package dev.sixphase.poller.nio;
