package dev.sixphase.benchmarks.micro;

/** One source, ready. */
public class Poll1 extends PollDispatch {
    /** For JMH. */
    public Poll1() {
        super(1, 1);
    }
}
