package dev.sixphase.loop.net;

import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.Transport;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A kernel that a test plays: its sockets are ready for what the test lets them be, its poller reports that,
 * level-triggered, and its clock moves only when a poll would wait.
 */
final class FakeNetwork implements Poller, Transport {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final Map<Pollable, IntSupplier> readiness = new LinkedHashMap<>();
    private final Deque<FakeStreamSocket> streams = new ArrayDeque<>();
    private final Deque<FakeListenerSocket> listeners = new ArrayDeque<>();
    private final Deque<FakeDatagramSocket> datagrams = new ArrayDeque<>();
    private final List<FakeStreamSocket> openedStreams = new ArrayList<>();
    private final List<ProtocolFamily> families = new ArrayList<>();
    private long nextDescriptor = 1000;
    private IOException registerFailure;

    ManualClock clock() {
        return clock;
    }

    /** {@return the records of what the loop asked of the poller} */
    ScriptedPoller poller() {
        return poller;
    }

    /** {@return a descriptor that is ready for what the supplier says at each poll} */
    Pollable newSource(final IntSupplier readinessMask) {
        final Pollable source = new Pollable.Descriptor(nextDescriptor++);
        readiness.put(source, readinessMask);
        return source;
    }

    /** The next stream that is opened will be this one. */
    FakeStreamSocket next(final FakeStreamSocket socket) {
        streams.add(socket);
        return socket;
    }

    FakeListenerSocket next(final FakeListenerSocket socket) {
        listeners.add(socket);
        return socket;
    }

    FakeDatagramSocket next(final FakeDatagramSocket socket) {
        datagrams.add(socket);
        return socket;
    }

    /** {@return the streams that were opened so far, spare ones included} */
    List<FakeStreamSocket> openedStreams() {
        return openedStreams;
    }

    /** {@return the families of all sockets opened so far} */
    List<ProtocolFamily> families() {
        return families;
    }

    @Override
    public StreamSocket openStream(final ProtocolFamily family) throws IOException {
        families.add(family);
        final FakeStreamSocket socket = streams.isEmpty() ? new FakeStreamSocket(this) : streams.poll();
        socket.opened();
        openedStreams.add(socket);
        return socket;
    }

    @Override
    public ListenerSocket openListener(final ProtocolFamily family) {
        families.add(family);
        return listeners.remove();
    }

    @Override
    public DatagramSocket openDatagram(final ProtocolFamily family) {
        families.add(family);
        return datagrams.remove();
    }

    /** From now on no source can be watched, or again each, if null. */
    void failToRegister(final IOException failure) {
        registerFailure = failure;
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        if (registerFailure != null) {
            throw registerFailure;
        }
        poller.register(source, interest, token);
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) {
        poller.modify(source, interest, token);
    }

    @Override
    public void deregister(final Pollable source) {
        poller.deregister(source);
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        if (poller.stepsLeft() == 0 && readyCount() > 0) {
            poller.then((buffer, ignored) -> poller.registrations().forEach((source, registration) -> {
                final int mask = readyMask(source, registration);
                if (mask != 0) {
                    buffer.add(registration.token(), mask);
                }
            }));
        }
        poller.poll(events, timeoutNanos);
    }

    private long readyCount() {
        return poller.registrations().entrySet().stream()
            .filter(entry -> readyMask(entry.getKey(), entry.getValue()) != 0).count();
    }

    private int readyMask(final Pollable source, final ScriptedPoller.Registration registration) {
        return readiness.get(source).getAsInt() & registration.interest().mask();
    }

    @Override
    public void wakeup() {
        poller.wakeup();
    }

    @Override
    public Transport transport() {
        return this;
    }

    @Override
    public void close() {
        poller.close();
    }
}
