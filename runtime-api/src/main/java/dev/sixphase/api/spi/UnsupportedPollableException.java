package dev.sixphase.api.spi;

import java.io.IOException;

/**
 * A poller cannot watch this source: a kind of {@link Pollable} that the backend does not know, or
 * something whose readiness means nothing, such as a regular file. Nothing is registered and the poller
 * stays usable.
 */
public final class UnsupportedPollableException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message which source, why not, and what to use instead (for a file: the worker pool)
     * @param cause the kernel's or the JDK's failure, or null
     */
    public UnsupportedPollableException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
