package dev.sixphase.http;

/**
 * How much of a response is taken before the exchange fails, so that no server can fill our memory. The
 * limits hold for collected and for streamed responses alike.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param maxLineBytes the longest line of a head, of trailers, or between chunks; at least 64
 * @param maxHeaderBytes the most bytes of heads, interim ones included, of trailers and of chunk extensions
 *     together; at least 64
 * @param maxHeaderCount the most headers in one head, and the most trailers; at least 1
 * @param maxBodyBytes the longest body; 0 or more
 */
public record HttpLimits(int maxLineBytes, int maxHeaderBytes, int maxHeaderCount, long maxBodyBytes) {
    private static final int SHORTEST_HEAD_BYTES = 64;

    /** Refuses limits that no response could keep. */
    public HttpLimits {
        requireAtLeast(SHORTEST_HEAD_BYTES, maxLineBytes, "maxLineBytes");
        requireAtLeast(SHORTEST_HEAD_BYTES, maxHeaderBytes, "maxHeaderBytes");
        requireAtLeast(1, maxHeaderCount, "maxHeaderCount");
        requireAtLeast(0, maxBodyBytes, "maxBodyBytes");
    }

    private static void requireAtLeast(final long least, final long value, final String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
        }
    }

    /** {@return 8 KiB a line, 64 KiB and 100 headers a head, a body of 16 MiB} */
    public static HttpLimits defaults() {
        return new HttpLimits(8 * 1024, 64 * 1024, 100, 16 * 1024 * 1024);
    }

    /**
     * {@return the same limits with another longest line}
     *
     * @param bytes at least 64
     */
    public HttpLimits withMaxLineBytes(final int bytes) {
        return new HttpLimits(bytes, maxHeaderBytes, maxHeaderCount, maxBodyBytes);
    }

    /**
     * {@return the same limits with another bound on all headers together}
     *
     * @param bytes at least 64
     */
    public HttpLimits withMaxHeaderBytes(final int bytes) {
        return new HttpLimits(maxLineBytes, bytes, maxHeaderCount, maxBodyBytes);
    }

    /**
     * {@return the same limits with another number of headers}
     *
     * @param count at least 1
     */
    public HttpLimits withMaxHeaderCount(final int count) {
        return new HttpLimits(maxLineBytes, maxHeaderBytes, count, maxBodyBytes);
    }

    /**
     * {@return the same limits with another longest body}
     *
     * @param bytes 0 or more; {@link Long#MAX_VALUE} for a stream without end
     */
    public HttpLimits withMaxBodyBytes(final long bytes) {
        return new HttpLimits(maxLineBytes, maxHeaderBytes, maxHeaderCount, bytes);
    }
}
