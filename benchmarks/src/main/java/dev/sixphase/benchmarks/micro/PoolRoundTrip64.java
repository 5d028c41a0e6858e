package dev.sixphase.benchmarks.micro;

/** Sixty-four at a time. */
public class PoolRoundTrip64 extends PoolRoundTrip {
    /** For JMH. */
    public PoolRoundTrip64() {
        super(64);
    }
}
