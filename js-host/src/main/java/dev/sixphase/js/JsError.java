package dev.sixphase.js;

import org.graalvm.polyglot.Value;

/** What JavaScript threw, on its way through the loop: any value, not errors only. */
final class JsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Value thrown;

    JsError(final Value thrown) {
        super("JavaScript threw a value", null, false, false);
        this.thrown = thrown;
    }

    Value thrown() {
        return thrown;
    }
}
