package dev.sixphase.conformance;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * What a {@link Poller} promises, as tests: a backend is right when a subclass of this passes. The whole of
 * such a class is how the backend is opened:
 *
 * <pre>{@code
 * class MyPollerTest extends PollerContract {
 *     @Override
 *     protected Poller openPoller(PollerOptions options) throws IOException {
 *         return new MyPoller(options.clock());
 *     }
 * }
 * }</pre>
 *
 * <p>The clauses use real sockets over the loopback interface, of {@link Poller#transport()}, and pipes of
 * the JDK's where the poller watches channels. Kinds of source that the poller does not know are skipped
 * with a message.
 *
 * <p><b>Threads.</b> Each clause opens, uses and closes its poller on one thread of its own, and fails if
 * that thread hangs for half a minute.
 *
 * <p><b>Not tested:</b> speed; and what only faults show, such as a kernel without memory.
 */
public abstract class PollerContract extends HangUpClauses {
    private static final String SEED_PROPERTY = "sixphase.conformance.seed";
    private static final long DEFAULT_SEED = 20_261_123;
    private static final int STEPS = 10_000;

    /** For subclasses. */
    protected PollerContract() { }

    /**
     * {@return a new poller of the backend} Called on the thread that uses it, once a test; the contract
     * closes it.
     *
     * @param options as a loop would give them, with {@link dev.sixphase.api.LoopClock#SYSTEM}
     * @throws IOException if it cannot be opened; the test fails
     */
    protected abstract Poller openPoller(PollerOptions options) throws IOException;

    /**
     * {@return the means to test descriptors of the operating system; empty, as by default, skips those
     * tests}
     */
    protected Optional<RawDescriptors> rawDescriptors() {
        return Optional.empty();
    }

    @Override
    final Poller open(final PollerOptions options) throws IOException {
        return openPoller(options);
    }

    @Override
    final Optional<RawDescriptors> raw() {
        return rawDescriptors();
    }

    @Test
    final void aModelAgreesAfterEachOfManyRandomSteps(final TestReporter reporter) throws IOException {
        final long seed = Long.getLong(SEED_PROPERTY, DEFAULT_SEED);
        reporter.publishEntry(SEED_PROPERTY, Long.toString(seed));
        final PollerModel model = new PollerModel(bench(), seed);
        try {
            model.run(STEPS);
        } catch (IOException | AssertionError | RuntimeException e) {
            throw new AssertionError("after a step of the kind " + model.lastStep() + "; to repeat: -D"
                + SEED_PROPERTY + "=" + seed, e);
        } finally {
            model.close();
        }
    }
}
