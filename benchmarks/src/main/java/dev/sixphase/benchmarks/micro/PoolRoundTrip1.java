package dev.sixphase.benchmarks.micro;

/** One at a time: both threads sleep in turn. */
public class PoolRoundTrip1 extends PoolRoundTrip {
    /** For JMH. */
    public PoolRoundTrip1() {
        super(1);
    }
}
