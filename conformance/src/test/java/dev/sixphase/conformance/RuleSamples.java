package dev.sixphase.conformance;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.TestInfo;

/** Small classes that keep or break the rules; none of their methods is ever called. */
public final class RuleSamples {
    private RuleSamples() { }

    static final class UsesALibrary {
        String name(final TestInfo library) {
            return library.getDisplayName();
        }
    }

    static final class Stray {
        static native int call();
    }

    public static final class OpenNative {
        private OpenNative() { }

        static native int call();
    }

    static final class TidyNative {
        static native int call();
    }

    static final class ReadsNanos {
        long read() {
            return System.nanoTime();
        }
    }

    static final class RefersToNanos {
        LongSupplier source() {
            return System::nanoTime;
        }
    }

    static final class ReadsInstant {
        Instant read() {
            return Instant.now();
        }
    }

    static final class MakesDate {
        Date read() {
            return new Date();
        }
    }

    static final class KeepsTime implements LoopClock {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }

    static final class Sleeps {
        void run() throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(1);
        }
    }

    static final class Joins {
        void run(final Thread thread) throws InterruptedException {
            thread.join();
        }
    }

    static final class Waits {
        void run(final Object lock) throws InterruptedException {
            lock.wait();
        }
    }

    static final class Parks {
        void run() {
            LockSupport.park();
        }
    }

    static final class Gets {
        Object run(final Future<?> future) throws Exception {
            return future.get();
        }
    }

    static final class AwaitsALatch {
        void run(final CountDownLatch latch) throws InterruptedException {
            latch.await();
        }
    }

    static final class Takes {
        Object run(final BlockingQueue<?> queue) throws InterruptedException {
            return queue.take();
        }
    }

    static final class PollsWithTime {
        Object run(final BlockingQueue<?> queue) throws InterruptedException {
            return queue.poll(1, TimeUnit.SECONDS);
        }
    }

    static final class PollsAtOnce {
        Object run(final BlockingQueue<?> queue) {
            LockSupport.parkNanos(1);
            return queue.poll();
        }
    }

    static final class ResolvesNames {
        InetAddress run(final String host) throws IOException {
            return InetAddress.getByName(host);
        }
    }

    static final class Prints {
        @SuppressWarnings("checkstyle:regexpsinglelinejava") // the rule under test is to find it
        void run() {
            System.out.println();
        }
    }

    static final class PrintsTraces {
        @SuppressWarnings("checkstyle:regexpsinglelinejava") // the rule under test is to find it
        void run(final Exception failure) {
            failure.printStackTrace();
        }
    }

    /** A provider in all but its constructor. */
    abstract static class Provider implements PollerProvider {
        @Override
        public String name() {
            return "example";
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public Availability availability() {
            return Availability.AVAILABLE;
        }

        @Override
        public Poller open(final PollerOptions options) throws IOException {
            throw new IOException("opens nothing");
        }
    }

    public static final class CleanProvider extends Provider {
        public CleanProvider() { }
    }

    static final class HiddenProvider extends Provider { }

    public static final class ShyProvider extends Provider {
        ShyProvider() { }
    }

    public static final class DemandingProvider extends Provider {
        public DemandingProvider(final String name) { }
    }

    public static final class BusyProvider extends Provider {
        public BusyProvider() {
            System.getProperty("example");
        }
    }

    public static final class PreparedProvider extends Provider {
        private final StringBuilder names = new StringBuilder();

        public PreparedProvider() { }

        @Override
        public String name() {
            return names.toString();
        }
    }

    abstract static class BusyBase extends Provider {
        BusyBase() {
            System.getProperty("example");
        }
    }
}
