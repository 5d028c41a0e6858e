package dev.sixphase.differential;

/** A program could not be run, or did not end. Its message says which executor, and what it printed. */
final class ExecutionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExecutionFailedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
