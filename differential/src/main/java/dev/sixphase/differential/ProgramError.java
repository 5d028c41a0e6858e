package dev.sixphase.differential;

/** What a program throws, when Java interprets it. */
final class ProgramError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProgramError(final String token) {
        super(token, null, false, false);
    }
}
