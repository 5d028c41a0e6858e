package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Random steps with sockets of a scripted Windows, and a model of what each is. What is ready and wanted must
 * be in the next poll, whatever polls, cancels and entries are under way; nothing may be that was at no time
 * since the last one. The scripted Windows watches over the memory.
 */
@Timeout(60)
class IocpPollerModelTest {
    private static final int SOCKETS = 12;
    private static final int STEPS = 20_000;
    private static final int[] EVENTS = {0, IocpNative.RECEIVE, IocpNative.SEND, IocpNative.ACCEPT,
        IocpNative.RECEIVE | IocpNative.SEND, IocpNative.DISCONNECT | IocpNative.SEND, IocpNative.ABORT,
        IocpNative.CONNECT_FAIL};

    private final ScriptedIocp calls = new ScriptedIocp();
    private final PollEvents events = new PollEvents(SOCKETS);
    private final Map<Long, Model> owners = new HashMap<>();
    private Random random;
    private IocpPoller poller;
    private long nextToken;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_126})
    void whatIsReadyIsReportedAndNothingElse(final long seed) throws IOException {
        random = new Random(seed);
        poller = IocpPoller.open(calls, () -> 0);
        final Model[] models = new Model[SOCKETS];
        for (int index = 0; index < SOCKETS; index++) {
            models[index] = new Model(index + 1);
            models[index].become(0);
        }
        for (int step = 0; step < STEPS; step++) {
            models[random.nextInt(SOCKETS)].step();
            if (random.nextInt(4) == 0) {
                check(models);
            }
        }
        poller.close();
        assertEquals(0, calls.lentCount());
        assertEquals(0, calls.blockCount());
    }

    private void check(final Model[] models) throws IOException {
        poller.poll(events, 0);
        final Map<Long, Integer> reported = new HashMap<>();
        for (int index = 0; index < events.size(); index++) {
            final Model owner = owners.get(events.token(index));
            final int readiness = events.readiness(index) & Interest.READ_WRITE.mask();
            assertTrue(owner != null && owner.isRegistered(events.token(index)), events::toString);
            assertEquals(0, readiness & ~(owner.everReadiness & owner.interest.mask()), events::toString);
            reported.put(events.token(index), readiness);
        }
        for (final Model model : models) {
            if (model.interest != null) {
                final int due = model.readiness() & model.interest.mask();
                // What was answered before more became ready is one event; the rest is in the next.
                final boolean isThere = due == 0 || reported.containsKey(model.token);
                assertTrue(isThere, () -> "socket " + model.socket + " is ready and not in " + events);
            }
            model.everReadiness = model.readiness();
        }
    }

    /** One socket, and what is right for it. */
    private final class Model {
        private final int socket;
        private int state;
        private int everReadiness;
        private Interest interest;
        private long token;

        Model(final int socket) {
            this.socket = socket;
        }

        private Pollable pollable() {
            return new Pollable.Descriptor(socket);
        }

        void become(final int newState) {
            state = newState;
            calls.become(socket, newState);
            everReadiness |= readiness();
        }

        int readiness() {
            final int failed = IocpNative.ABORT | IocpNative.CONNECT_FAIL;
            final int toRead = IocpNative.RECEIVE | IocpNative.ACCEPT | IocpNative.DISCONNECT;
            return ((state & (failed | toRead)) != 0 ? PollEvents.READABLE : 0)
                | ((state & (failed | IocpNative.SEND)) != 0 ? PollEvents.WRITABLE : 0);
        }

        boolean isRegistered(final long aToken) {
            return interest != null && token == aToken;
        }

        void step() throws IOException {
            final int choice = random.nextInt(10);
            if (choice < 4) {
                become(EVENTS[random.nextInt(EVENTS.length)]);
            } else if (interest == null) {
                want();
                poller.register(pollable(), interest, token);
            } else if (choice < 7) {
                want();
                poller.modify(pollable(), interest, token);
            } else {
                poller.deregister(pollable());
                interest = null;
                if (choice == 9) {
                    // Closed, and the number is another's at once.
                    calls.vanish(socket);
                    everReadiness = 0;
                    become(0);
                }
            }
        }

        private void want() {
            interest = Interest.values()[random.nextInt(Interest.values().length)];
            nextToken++;
            token = nextToken;
            owners.put(token, this);
        }
    }
}
