package dev.sixphase.loop.core;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A loop that falls asleep while another thread posts: the post is seen, or it wakes. */
@JCStressTest // rule 67, seed 1, users 18
@Outcome(id = "false, 0", expect = Expect.ACCEPTABLE, desc = "The loop saw the letter and did not sleep.")
@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "The loop sleeps and is woken.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The loop sleeps on a letter, or is woken in vain.")
@State
public class MailboxWakeupStress {
    private final CountingPoller poller = new CountingPoller();
    private final Mailbox mailbox = new Mailbox(poller);

    /** Another thread. */
    @Actor
    public void poster() {
        mailbox.post(() -> { });
    }

    /**
     * The loop's thread, just before its poll.
     *
     * @param result whether the loop may wait
     */
    @Actor
    public void loop(final ZI_Result result) {
        result.r1 = mailbox.fallAsleep();
    }

    /**
     * When both are done.
     *
     * @param result how often the poller was woken
     */
    @Arbiter
    public void after(final ZI_Result result) {
        result.r2 = poller.wakeups();
    }
}
