package dev.sixphase.api;

/**
 * How to listen.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param backlog how many connections may wait to be accepted; at least 1, the kernel may lower it
 * @param reusePort whether several sockets may listen on the port and share its connections
 * @param stream what the accepted streams are like
 */
public record ListenOptions(int backlog, boolean reusePort, StreamOptions stream) {
    /** Refuses a backlog that no kernel takes. */
    public ListenOptions {
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog must be at least 1: " + backlog);
        }
    }

    /** {@return a backlog of 511, as in Node; no shared port; default streams} */
    public static ListenOptions defaults() {
        return new ListenOptions(511, false, StreamOptions.defaults());
    }

    /**
     * {@return the same options with another backlog}
     *
     * @param count at least 1
     */
    public ListenOptions withBacklog(final int count) {
        return new ListenOptions(count, reusePort, stream);
    }

    /**
     * {@return the same options with the port shared or not}
     *
     * @param shared whether several sockets may listen on the port
     */
    public ListenOptions withReusePort(final boolean shared) {
        return new ListenOptions(backlog, shared, stream);
    }

    /**
     * {@return the same options with other streams}
     *
     * @param options what the accepted streams are like
     */
    public ListenOptions withStream(final StreamOptions options) {
        return new ListenOptions(backlog, reusePort, options);
    }
}
