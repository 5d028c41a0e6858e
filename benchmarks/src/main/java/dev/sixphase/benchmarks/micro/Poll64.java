package dev.sixphase.benchmarks.micro;

/** Sixty-four sources, all ready. */
public class Poll64 extends PollDispatch {
    /** For JMH. */
    public Poll64() {
        super(64, 64);
    }
}
