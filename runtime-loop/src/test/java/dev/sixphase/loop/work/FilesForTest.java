package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The files of a loop, whose work is done step by step on the test's thread. */
final class FilesForTest {
    private final StepPool pool = new StepPool();
    private final PoolFs fs = new PoolFs(new LoopForTest().core(), pool);

    PoolFs fs() {
        return fs;
    }

    StepPool pool() {
        return pool;
    }

    /** Starts an operation, lets a worker do it, and has its callback run. */
    <T> Outcome<T> run(final Consumer<? super Callback<T>> operation) {
        final Outcome<T> outcome = new Outcome<>();
        operation.accept(outcome);
        assertEquals(0, outcome.endCount(), "the callback ran inside the call");
        pool.workAndDeliver();
        return outcome;
    }

    /** {@return what the operation gives} */
    <T> T get(final Consumer<? super Callback<T>> operation) {
        return this.<T>run(operation).value();
    }
}
