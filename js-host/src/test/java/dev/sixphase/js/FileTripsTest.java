package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.WorkerPool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * How many tasks on the worker pool a file operation is: each is one callback of the loop, so their number
 * shows in the order of callbacks. Node's numbers were counted by its {@code async_hooks}, as requests made.
 */
@Timeout(60)
class FileTripsTest {
    @TempDir
    private Path folder;

    private static String resource(final String name) throws IOException {
        try (InputStream in = FileTripsTest.class.getResourceAsStream("programs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anOperationGoesToTheWorkersAsOftenAsInNode() throws IOException {
        // rule 40
        final CountingPool pool = new CountingPool();
        final ByteArrayOutputStream printed = new ByteArrayOutputStream() {
            @Override
            public void write(final byte[] bytes, final int offset, final int length) {
                final String name = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
                writeBytes((name + ": " + pool.count.getAndSet(0) + "\n").getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void writeBytes(final byte[] bytes) {
                super.write(bytes, 0, bytes.length);
            }
        };
        final Path file = Files.writeString(folder.resolve("main.js"), resource("file-trips.js"));
        try (JsHost host = new JsHost(() -> EventLoop.builder().workerPool(pool).build())) {
            assertEquals(0, host.run(file, List.of(), List.of(), printed, printed));
        }
        assertEquals(resource("file-trips.out"), printed.toString(StandardCharsets.UTF_8));
    }

    /** One worker, and how often it was given something to do. */
    private static final class CountingPool implements WorkerPool {
        private final AtomicInteger count = new AtomicInteger();
        private final ExecutorService worker = Executors.newSingleThreadExecutor();

        @Override
        public Ticket submit(final Kind kind, final Runnable task) {
            count.incrementAndGet();
            final Future<?> future = worker.submit(task);
            return () -> future.cancel(false);
        }

        @Override
        public int workerCount() {
            return 1;
        }

        @Override
        public int queuedCount() {
            return 0;
        }

        @Override
        public void close(final Ending ending) {
            worker.shutdown();
        }

        @Override
        public boolean awaitClosed(final long timeoutNanos) throws InterruptedException {
            return worker.awaitTermination(timeoutNanos, TimeUnit.NANOSECONDS);
        }
    }
}
