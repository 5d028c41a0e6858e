package dev.sixphase.differential;

/** A program logged so much that it will not end; it was ended. */
final class EndlessProgramException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessProgramException(final String message) {
        super(message);
    }
}
