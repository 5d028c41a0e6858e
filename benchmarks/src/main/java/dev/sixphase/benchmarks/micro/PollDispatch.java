package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ServiceLoader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A poll that does not wait, and each source that it found ready looked at once. The sources are pipes; those
 * that are ready stay so, because nobody reads them.
 */
public abstract class PollDispatch extends Micro {
    private static final int CAPACITY = 1024;

    private final int sources;
    private final int ready;

    /** So many sources, of which so many are ready. */
    PollDispatch(final int sources, final int ready) {
        this.sources = sources;
        this.ready = ready;
    }

    /**
     * The poller of the epoll backend.
     *
     * @param polled where
     * @return the sum of the tokens
     * @throws IOException if a poll fails
     */
    @Benchmark
    public long sixphaseEpoll(final Polled polled) throws IOException {
        return polled.by("epoll", this);
    }

    /**
     * The poller of the nio backend.
     *
     * @param polled where
     * @return the sum of the tokens
     * @throws IOException if a poll fails
     */
    @Benchmark
    public long sixphaseNio(final Polled polled) throws IOException {
        return polled.by("nio", this);
    }

    /**
     * {@code Selector.selectNow}, with a callback.
     *
     * @param selected where
     * @return the sum of the attachments
     * @throws IOException if a poll fails
     */
    @Benchmark
    public long jdkSelector(final Selected selected) throws IOException {
        return selected.by(this);
    }

    /** Pipes, opened when the first poll asks for them. */
    @State(Scope.Thread)
    public abstract static class Pipes {
        private Pipe[] pipes;

        /** Opens them; one after the other goes to {@link #register}. */
        void open(final PollDispatch measured) throws IOException {
            pipes = new Pipe[measured.sources];
            for (int index = 0; index < pipes.length; index++) {
                pipes[index] = Pipe.open();
                pipes[index].source().configureBlocking(false);
                register(pipes[index].source(), index);
                if (index < measured.ready) {
                    pipes[index].sink().write(ByteBuffer.allocate(1));
                }
            }
        }

        abstract void register(Pipe.SourceChannel source, int token) throws IOException;

        /**
         * Closes them.
         *
         * @throws IOException if one fails to close
         */
        @TearDown(Level.Trial)
        public void close() throws IOException {
            for (final Pipe pipe : pipes) {
                pipe.source().close();
                pipe.sink().close();
            }
        }
    }

    /** Sources of a poller. */
    public static class Polled extends Pipes {
        private final PollEvents events = new PollEvents(CAPACITY);
        private Poller poller;

        long by(final String name, final PollDispatch measured) throws IOException {
            if (poller == null) {
                poller = provider(name).open(PollerOptions.of(LoopClock.SYSTEM));
                open(measured);
            }
            poller.poll(events, 0);
            long sum = 0;
            for (int index = 0; index < events.size(); index++) {
                sum += events.token(index) + events.readiness(index);
            }
            return sum;
        }

        private static PollerProvider provider(final String name) {
            return ServiceLoader.load(PollerProvider.class).stream().map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no poller " + name));
        }

        @Override
        void register(final Pipe.SourceChannel source, final int token) throws IOException {
            poller.register(new Pollable.Channel(source), Interest.READABLE, token);
        }

        @Override
        public void close() throws IOException {
            poller.close();
            super.close();
        }
    }

    /** Sources of a selector. */
    public static class Selected extends Pipes {
        private Selector selector;
        private long sum;

        long by(final PollDispatch measured) throws IOException {
            if (selector == null) {
                selector = Selector.open();
                open(measured);
            }
            selector.selectNow(this::look);
            return sum;
        }

        private void look(final SelectionKey key) {
            sum += (Integer) key.attachment() + key.readyOps();
        }

        @Override
        void register(final Pipe.SourceChannel source, final int token) throws IOException {
            source.register(selector, SelectionKey.OP_READ, token);
        }

        @Override
        public void close() throws IOException {
            selector.close();
            super.close();
        }
    }
}
