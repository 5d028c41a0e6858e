package dev.sixphase.api.spi;

/**
 * What a source is watched for. There is no empty interest: who wants nothing deregisters, because a kernel
 * reports errors and hang-ups even to those who asked for nothing, and a level-triggered loop would spin on
 * them.
 */
public enum Interest {
    /** A read, an accept or a receive may go on. */
    READABLE(PollEvents.READABLE),
    /** A write, a send or a connect may go on. */
    WRITABLE(PollEvents.WRITABLE),
    /** Either. */
    READ_WRITE(PollEvents.READABLE | PollEvents.WRITABLE);

    private final int mask;

    Interest(final int mask) {
        this.mask = mask;
    }

    /**
     * {@return the union of {@link PollEvents#READABLE} and {@link PollEvents#WRITABLE} that is asked for}
     */
    public int mask() {
        return mask;
    }

    /** {@return whether readability is asked for} */
    public boolean isReadable() {
        return (mask & PollEvents.READABLE) != 0;
    }

    /** {@return whether writability is asked for} */
    public boolean isWritable() {
        return (mask & PollEvents.WRITABLE) != 0;
    }
}
