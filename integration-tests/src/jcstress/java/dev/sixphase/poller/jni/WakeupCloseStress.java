package dev.sixphase.poller.jni;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** No signal goes to a descriptor that is closed, or is being closed. */
@JCStressTest // rule 71
@Outcome(id = {"0, 0", "1, 0", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "Both, one or none came in time.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Sent to what may be a stranger's descriptor, or after a refusal.")
@State
public class WakeupCloseStress {
    private static final int TO_AN_OPEN_ONE = 1;
    private static final int TO_A_CLOSED_ONE = 2;

    private final Wakeup wakeup = new Wakeup(new Descriptor());
    private volatile boolean closed;
    private int sent;

    /** Looks whether it is open when a signal comes, and when that ends. */
    private final class Descriptor implements Wakeup.Signal {
        @Override
        public int send() {
            final boolean wasOpen = !closed;
            sent = wasOpen && !closed ? TO_AN_OPEN_ONE : TO_A_CLOSED_ONE;
            return 0;
        }

        @Override
        public int close() {
            closed = true;
            return 0;
        }
    }

    /**
     * Another thread.
     *
     * @param result what became of its two signals
     */
    @Actor
    public void sender(final II_Result result) {
        wakeup.signal();
        result.r1 = sent;
        sent = 0;
        wakeup.signal();
        result.r2 = sent;
    }

    /** The loop's thread. */
    @Actor
    public void closer() {
        wakeup.close();
    }
}
