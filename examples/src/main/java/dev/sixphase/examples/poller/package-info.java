/**
 * A poller as an author outside the project would write it: against {@code dev.sixphase.api} alone, found by
 * {@link java.util.ServiceLoader}, proven by {@code PollerContract}.
 *
 * <p><b>Threads.</b> As {@link dev.sixphase.api.spi.Poller} says. That a second thread is at work behind it
 * shows nowhere.
 */
package dev.sixphase.examples.poller;
