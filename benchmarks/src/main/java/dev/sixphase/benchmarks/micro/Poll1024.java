package dev.sixphase.benchmarks.micro;

/** As many as a poll can report. */
public class Poll1024 extends PollDispatch {
    /** For JMH. */
    public Poll1024() {
        super(1024, 1024);
    }
}
