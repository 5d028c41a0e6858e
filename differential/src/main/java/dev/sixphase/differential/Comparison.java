package dev.sixphase.differential;

import java.util.Collections;

/**
 * Compares two executors on one program. Where their first runs differ, both run again: a difference is one
 * if in no run the two printed the same. If they did in some, one of them depends on the machine.
 */
final class Comparison {
    enum Verdict {
        SAME, UNSTABLE, DIFFERENT,
        /** Node failed in code of its own: there is nothing to compare with. */
        FAULTY
    }

    private final Runs reference;
    private final Runs subject;
    private final int repeats;

    /**
     * Prepares a comparison.
     *
     * @param repeats how often each runs before a difference is one
     */
    Comparison(final Runs reference, final Runs subject, final int repeats) {
        this.reference = reference;
        this.subject = subject;
        this.repeats = repeats;
    }

    Verdict verdict() {
        if (reference.first().equals(subject.first())) {
            return Verdict.SAME;
        }
        if (reference.first().showsFaultOfNode()) {
            return Verdict.FAULTY;
        }
        return Collections.disjoint(reference.upTo(repeats), subject.upTo(repeats))
            ? Verdict.DIFFERENT : Verdict.UNSTABLE;
    }

    String pair() {
        return reference.executor().name() + " - " + subject.executor().name();
    }

    Runs reference() {
        return reference;
    }

    Runs subject() {
        return subject;
    }
}
