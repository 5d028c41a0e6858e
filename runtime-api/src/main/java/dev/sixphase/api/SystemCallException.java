package dev.sixphase.api;

import java.io.IOException;
import java.util.Objects;

/**
 * The operating system refused a call. Says which call, about what, and by which errno, whichever backend
 * made it.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 */
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;
    private final String call;
    private final String subject;

    /**
     * Makes the exception.
     *
     * @param errno the kind of failure; {@link Errno#UNKNOWN} where the platform did not say
     * @param call the call, as the manual spells it: {@code connect}, {@code read}, {@code open}
     * @param subject the address, path or name it was about; empty if there is none
     * @param cause the JDK's exception, or null if there is none
     */
    public SystemCallException(final Errno errno, final String call, final String subject,
        final Throwable cause) {
        super(message(errno, call, subject, cause), cause);
        this.errno = errno;
        this.call = Objects.requireNonNull(call, "call");
        this.subject = Objects.requireNonNull(subject, "subject");
    }

    private static String message(final Errno errno, final String call, final String subject,
        final Throwable cause) {

        final boolean unnamed = errno == Errno.UNKNOWN && cause != null;
        final String detail = unnamed ? cause.toString() : errno.description();
        return errno.name() + ": " + detail + ", " + call + (subject.isEmpty() ? "" : " " + subject);
    }

    /** {@return the kind of failure} */
    public Errno errno() {
        return errno;
    }

    /** {@return the call, as the manual spells it} */
    public String call() {
        return call;
    }

    /** {@return the address, path or name that the call was about; empty if there is none} */
    public String subject() {
        return subject;
    }
}
