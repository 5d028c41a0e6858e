package dev.sixphase.poller.jni;

/** The library cannot be used. The message is for a person: what was tried, what happened, what to do. */
final class NativeLibraryException extends Exception {
    private static final long serialVersionUID = 1L;

    NativeLibraryException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
