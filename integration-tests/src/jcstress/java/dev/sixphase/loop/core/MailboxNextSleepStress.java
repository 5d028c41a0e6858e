package dev.sixphase.loop.core;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A post that comes while the loop wakes up for another reason is seen before the next sleep. */
@JCStressTest // rule 67, users 18
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "Taken in this iteration.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Keeps the loop from its next sleep.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The loop sleeps on a letter.")
@State
public class MailboxNextSleepStress {
    private final Mailbox mailbox = new Mailbox(new CountingPoller());
    private boolean ran;

    /** Sends the loop to sleep. */
    public MailboxNextSleepStress() {
        mailbox.fallAsleep();
    }

    /** Another thread. */
    @Actor
    public void poster() {
        mailbox.post(() -> ran = true);
    }

    /**
     * The loop's thread, after a poll that a timer ended.
     *
     * @param result whether the letter was opened at once
     */
    @Actor
    public void loop(final ZZ_Result result) {
        mailbox.awake();
        if (mailbox.arrivedCount() > 0) {
            mailbox.take().open();
        }
        result.r1 = ran;
    }

    /**
     * The loop's thread in its next iteration.
     *
     * @param result whether the letter was opened by now, or the loop must not sleep
     */
    @Arbiter
    public void nextIteration(final ZZ_Result result) {
        result.r2 = ran || !mailbox.fallAsleep();
    }
}
