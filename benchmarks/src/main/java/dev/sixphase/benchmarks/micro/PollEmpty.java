package dev.sixphase.benchmarks.micro;

/** Sixty-four sources, none ready. */
public class PollEmpty extends PollDispatch {
    /** For JMH. */
    public PollEmpty() {
        super(64, 0);
    }
}
