package dev.sixphase.loop.core;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Letters that are posted while the loop takes some, falls asleep and wakes up: all come, once, in order. */
@JCStressTest // rule 67, users 18
@Outcome(id = "12", expect = Expect.ACCEPTABLE, desc = "Both letters, in the order of their posts.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A letter is lost, or comes twice or too early.")
@State
public class MailboxTakeStress {
    private final Mailbox mailbox = new Mailbox(new CountingPoller());
    private int opened;

    /** Another thread. */
    @Actor
    public void poster() {
        mailbox.post(() -> opened = opened * 10 + 1);
        mailbox.post(() -> opened = opened * 10 + 2);
    }

    /** The loop's thread, in three iterations. */
    @Actor
    public void loop() {
        for (int iteration = 0; iteration < 3; iteration++) {
            iterate();
        }
    }

    private void iterate() {
        for (long left = mailbox.arrivedCount(); left > 0; left--) {
            mailbox.take().open();
        }
        mailbox.fallAsleep();
        mailbox.awake();
    }

    /**
     * The loop's thread in its next iteration.
     *
     * @param result which letters were opened by now
     */
    @Arbiter
    public void nextIteration(final I_Result result) {
        iterate();
        result.r1 = opened;
    }
}
