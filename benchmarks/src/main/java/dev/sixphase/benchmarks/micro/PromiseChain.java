package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.Deferred;
import dev.sixphase.api.Promise;
import io.activej.promise.SettablePromise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A step of a chain of promises: a thousand steps are put together, then the first promise is resolved. */
@OperationsPerInvocation(PromiseChain.CHAINS * PromiseChain.STEPS)
public class PromiseChain extends Micro {
    /** Chains, one after the other. */
    static final int CHAINS = 100;
    /** Steps of each. */
    static final int STEPS = 1_000;

    /**
     * {@code then}.
     *
     * @param loop runs it
     */
    @Benchmark
    public void sixphase(final OurLoop loop) {
        loop.loop().run(() -> ourChain(loop, CHAINS));
    }

    private void ourChain(final OurLoop loop, final int chains) {
        final Deferred<Object> first = loop.loop().promises().withResolvers();
        Promise<Object> last = first.promise();
        for (int step = 0; step < STEPS; step++) {
            last = last.then(value -> value);
        }
        if (chains > 1) {
            last.thenAccept(value -> ourChain(loop, chains - 1));
        }
        first.resolve(this);
    }

    /**
     * {@code map}, which runs the next step within the one before.
     *
     * @param loop runs it
     */
    @Benchmark
    public void activej(final ActivejLoop loop) {
        loop.run(() -> activejChain(loop, CHAINS));
    }

    private void activejChain(final ActivejLoop loop, final int chains) {
        final SettablePromise<Object> first = new SettablePromise<>();
        io.activej.promise.Promise<Object> last = first;
        for (int step = 0; step < STEPS; step++) {
            last = last.map(value -> value);
        }
        if (chains > 1) {
            last.whenResult(value -> loop.loop().post(() -> activejChain(loop, chains - 1)));
        }
        first.set(this);
    }
}
