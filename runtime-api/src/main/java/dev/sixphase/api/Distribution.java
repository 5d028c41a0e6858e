package dev.sixphase.api;

/**
 * How the connections of one address come to the loops of a group. In each way a connection is one loop's
 * from its first callback to its last.
 */
public enum Distribution {
    /**
     * {@link #REUSE_PORT} for TCP where the kernel spreads connections over the listeners of a port (Linux)
     * and there is more than one loop; {@link #HAND_OVER} otherwise.
     */
    AUTOMATIC,
    /**
     * Each loop has a listener of its own on the port, by {@code SO_REUSEPORT}, and the kernel chooses, by a
     * hash of the addresses: of few connections one loop may get most. Where the system lacks the option,
     * listening fails with {@code ENOTSUP}; where it has it and does not spread connections (macOS), one
     * loop may get all.
     *
     * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7), SO_REUSEPORT</a>
     */
    REUSE_PORT,
    /**
     * One loop accepts, and the group's {@link LoopChooser} says whose each connection is. It reaches that
     * loop by one task, before anything has watched it or read from it.
     */
    HAND_OVER
}
