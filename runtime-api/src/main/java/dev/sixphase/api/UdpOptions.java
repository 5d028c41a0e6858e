package dev.sixphase.api;

/**
 * What a UDP socket is like.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param reusePort whether several sockets may share the port
 * @param broadcast whether it may send to broadcast addresses
 */
public record UdpOptions(boolean reusePort, boolean broadcast) {
    /** {@return neither} */
    public static UdpOptions defaults() {
        return new UdpOptions(false, false);
    }
}
