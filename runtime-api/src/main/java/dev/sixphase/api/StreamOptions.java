package dev.sixphase.api;

/**
 * What a stream is like.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param highWatermarkBytes {@link ByteStream#write} says false while more than this is queued; at least 1
 * @param lowWatermarkBytes {@link ByteStream#onDrain} runs once no more than this is queued; 0 to the high
 *     one
 * @param allowHalfOpen whether the stream stays writable after the peer has ended; otherwise it is ended
 *     too, once the end listener has run
 */
public record StreamOptions(int highWatermarkBytes, int lowWatermarkBytes, boolean allowHalfOpen) {
    /** Refuses watermarks that do not fit together. */
    public StreamOptions {
        if (highWatermarkBytes < 1) {
            throw new IllegalArgumentException(
                "highWatermarkBytes must be at least 1: " + highWatermarkBytes);
        }
        if (lowWatermarkBytes < 0 || lowWatermarkBytes > highWatermarkBytes) {
            throw new IllegalArgumentException("lowWatermarkBytes must be 0 to " + highWatermarkBytes + ": "
                + lowWatermarkBytes);
        }
    }

    /** {@return 64 KiB and 0, as a Node stream drains when it is empty; not half-open} */
    public static StreamOptions defaults() {
        return new StreamOptions(64 * 1024, 0, false);
    }

    /**
     * {@return the same options with other watermarks}
     *
     * @param highBytes at least 1
     * @param lowBytes 0 to the high one
     */
    public StreamOptions withWatermarks(final int highBytes, final int lowBytes) {
        return new StreamOptions(highBytes, lowBytes, allowHalfOpen);
    }

    /**
     * {@return the same options, half-open or not}
     *
     * @param allowed whether the stream stays writable after the peer has ended
     */
    public StreamOptions withAllowHalfOpen(final boolean allowed) {
        return new StreamOptions(highWatermarkBytes, lowWatermarkBytes, allowed);
    }
}
