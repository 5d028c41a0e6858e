package dev.sixphase.loop.script;

/**
 * The immediates of one iteration, first in, first out. Each batch is a new object, which is young when it is
 * filled: what an old one refers to costs the garbage collector's fence each time.
 */
final class ImmediateBatch {
    private ScriptImmediate first;
    private ScriptImmediate last;

    boolean isEmpty() {
        return first == null;
    }

    void add(final ScriptImmediate immediate) {
        if (first == null) {
            first = immediate;
        } else {
            last.next(immediate);
        }
        last = immediate;
    }

    /** {@return the first, taken out of a batch that is not empty} */
    ScriptImmediate take() {
        final ScriptImmediate taken = first;
        first = taken.next();
        if (first == null) {
            last = null;
        }
        taken.next(null);
        return taken;
    }
}
