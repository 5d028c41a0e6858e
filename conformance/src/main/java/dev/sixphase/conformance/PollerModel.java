package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/**
 * Takes random steps with a poller and with a model of what should happen, and compares. Sources are ends
 * of connections; the model knows how many bytes each has to read, and that there is always room to write.
 */
final class PollerModel {
    private static final int ENDS = 8;

    private final PollerBench bench;
    private final Random random;
    private final List<End> ends = new ArrayList<>();
    private final Map<Long, End> owners = new HashMap<>();
    private String step = "none";

    PollerModel(final PollerBench bench, final long seed) throws IOException {
        this.bench = bench;
        this.random = new Random(seed);
        for (int index = 0; index < ENDS; index++) {
            ends.add(new End(bench.poller().transport()));
        }
    }

    void run(final int steps) throws IOException {
        for (int count = 0; count < steps; count++) {
            step(ends.get(random.nextInt(ENDS)));
        }
        settle();
    }

    /** {@return the step that was taken last, for the message of a failure} */
    String lastStep() {
        return step;
    }

    private void step(final End end) throws IOException {
        final int choice = random.nextInt(100);
        if (choice < 20) {
            register(end);
        } else if (choice < 35) {
            modify(end);
        } else if (choice < 45) {
            deregister(end);
        } else if (choice < 60) {
            step = "send";
            end.send(1 + random.nextInt(4));
        } else if (choice < 72) {
            step = "receive";
            end.receive();
        } else if (choice < 74) {
            step = "replace";
            replace(end);
        } else if (choice < 76) {
            step = "end";
            end.end();
        } else if (choice < 80) {
            step = "wakeup";
            bench.poller().wakeup();
        } else if (choice < 98) {
            step = "poll";
            check(bench.poll(0));
        } else {
            settle();
        }
    }

    private void register(final End end) throws IOException {
        step = "register";
        final Interest interest = anInterest();
        final long token = bench.newToken();
        if (end.interest == null) {
            bench.poller().register(end.source(), interest, token);
            own(end, interest, token);
        } else {
            assertThrows(IllegalStateException.class,
                () -> bench.poller().register(end.source(), interest, token));
        }
    }

    private void modify(final End end) throws IOException {
        step = "modify";
        final Interest interest = anInterest();
        final long token = random.nextBoolean() ? end.token : bench.newToken();
        if (end.interest == null) {
            assertThrows(IllegalStateException.class,
                () -> bench.poller().modify(end.source(), interest, token));
        } else {
            bench.poller().modify(end.source(), interest, token);
            own(end, interest, token);
        }
    }

    private void deregister(final End end) {
        step = "deregister";
        bench.poller().deregister(end.source());
        end.interest = null;
    }

    /** Closes an end and opens another, which mostly gets the same descriptors. */
    private void replace(final End end) throws IOException {
        deregister(end);
        end.close();
        ends.set(ends.indexOf(end), new End(bench.poller().transport()));
    }

    private Interest anInterest() {
        return Interest.values()[random.nextInt(Interest.values().length)];
    }

    private void own(final End end, final Interest interest, final long token) {
        end.interest = interest;
        end.token = token;
        owners.put(token, end);
    }

    /** No event may carry a token that nobody gave, nor a readiness that nobody asked for. */
    private void check(final PollEvents events) {
        for (int index = 0; index < events.size(); index++) {
            final End owner = owners.get(events.token(index));
            if (owner == null) {
                throw new AssertionError("a token that nobody gave: " + events);
            }
            if (owner.interest != null && owner.token == events.token(index)) {
                final int unasked = events.readiness(index) & ~owner.interest.mask();
                assertEquals(0, unasked & Interest.READ_WRITE.mask(), () -> "not asked for: " + events);
            }
        }
    }

    /** Whatever is ready must come, and whatever is not must stop coming. */
    private void settle() throws IOException {
        step = "settle";
        for (final End end : ends) {
            end.arrive();
            if (end.interest != null) {
                final int ready = end.readiness() & end.interest.mask();
                if (ready != 0) {
                    bench.awaitReady(end.token, ready);
                }
            }
        }
        check(bench.poll(0));
        for (final End end : ends) {
            if (end.interest != null && end.readiness() != Interest.READ_WRITE.mask()) {
                bench.awaitQuiet(end.token, PollEvents.READABLE);
            }
        }
    }

    void close() throws IOException {
        for (final End end : ends) {
            bench.poller().deregister(end.source());
            end.close();
        }
    }

    /** The near end of a connection, and what the model knows about it. */
    private static final class End {
        private final StreamPair pair;
        private Interest interest;
        private long token;
        private int unread;
        private boolean isEnded;

        End(final Transport transport) throws IOException {
            pair = StreamPair.tcp(transport);
        }

        Pollable source() {
            return pair.near().pollable();
        }

        void send(final int byteCount) throws IOException {
            if (!isEnded) {
                StreamPair.send(pair.far(), byteCount);
                unread += byteCount;
            }
        }

        /** Nothing more comes, which is readable for good. */
        void end() throws IOException {
            if (!isEnded) {
                pair.far().shutdownOutput();
                isEnded = true;
            }
        }

        void receive() throws IOException {
            StreamPair.receive(pair.near(), unread);
            unread = 0;
        }

        /** Sees to it that nothing is under way: reads all but one of the bytes, which then is there. */
        void arrive() throws IOException {
            if (unread > 1) {
                StreamPair.receive(pair.near(), unread - 1);
                unread = 1;
            }
        }

        int readiness() {
            return PollEvents.WRITABLE | (unread > 0 || isEnded ? PollEvents.READABLE : 0);
        }

        void close() throws IOException {
            pair.close();
        }
    }
}
