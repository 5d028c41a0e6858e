package dev.sixphase.loop.core;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads that post to a loop which sleeps wake it once, and both letters arrive. */
@JCStressTest // rule 67, users 18
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "One wakeup, two letters.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A letter or the wakeup is lost, or there is a wakeup too many.")
@State
public class MailboxTwoPostersStress {
    private final CountingPoller poller = new CountingPoller();
    private final Mailbox mailbox = new Mailbox(poller);

    /** Sends the loop to sleep. */
    public MailboxTwoPostersStress() {
        mailbox.fallAsleep();
    }

    /** One thread. */
    @Actor
    public void one() {
        mailbox.post(() -> { });
    }

    /** Another. */
    @Actor
    public void other() {
        mailbox.post(() -> { });
    }

    /**
     * When both are done.
     *
     * @param result how often the poller was woken, and how many letters there are
     */
    @Arbiter
    public void after(final II_Result result) {
        result.r1 = poller.wakeups();
        result.r2 = (int) mailbox.arrivedCount();
    }
}
