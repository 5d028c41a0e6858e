package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses of {@link Poller#register}, {@link Poller#modify} and {@link Poller#deregister}. */
abstract class RegistrationClauses extends WaitClauses {
    @Test
    void anyTokenComesBackUnchanged() throws IOException { // rule 71
        final Pollable source = bench().tcpPair().near().pollable();
        final long[] tokens = {0, -1, 1L << 32, (1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE};
        for (final long token : tokens) {
            poller().register(source, Interest.WRITABLE, token);
            bench().awaitReady(token, PollEvents.WRITABLE);
            poller().deregister(source);
        }
    }

    @Test
    void registeringTwiceIsRefusedAndChangesNothing() throws IOException { // seed 16
        final Pollable source = bench().tcpPair().near().pollable();
        final long token = bench().watch(source, Interest.WRITABLE);

        assertThrows(IllegalStateException.class,
            () -> poller().register(source, Interest.READABLE, bench().newToken()));

        bench().awaitReady(token, PollEvents.WRITABLE);
    }

    @Test
    void anEqualPollableIsTheSameSource() throws IOException {
        final Pollable source = bench().tcpPair().near().pollable();
        final Pollable equal = source instanceof Pollable.Channel wrapper
            ? new Pollable.Channel(wrapper.channel())
            : new Pollable.Descriptor(((Pollable.Descriptor) source).handle());
        final long token = bench().watch(source, Interest.WRITABLE);

        assertThrows(IllegalStateException.class,
            () -> poller().register(equal, Interest.WRITABLE, bench().newToken()));
        poller().deregister(equal);

        bench().awaitQuiet(token, PollEvents.WRITABLE);
    }

    @Test
    void modifyingTheUnregisteredIsRefused() throws IOException {
        final Pollable source = bench().tcpPair().near().pollable();

        assertThrows(IllegalStateException.class,
            () -> poller().modify(source, Interest.WRITABLE, bench().newToken()));

        bench().awaitReady(bench().watch(source, Interest.WRITABLE), PollEvents.WRITABLE);
    }

    @Test
    void modifyingTheDeregisteredIsRefused() throws IOException {
        final Pollable source = bench().tcpPair().near().pollable();
        final long token = bench().watch(source, Interest.WRITABLE);
        poller().deregister(source);

        assertThrows(IllegalStateException.class, () -> poller().modify(source, Interest.WRITABLE, token));
    }

    @Test
    void aModifiedInterestCountsFromTheNextPollOn() throws IOException { // seed 16
        final StreamPair pair = bench().tcpPair();
        final Pollable source = pair.near().pollable();
        final long token = bench().watch(source, Interest.WRITABLE);
        StreamPair.send(pair.far(), 1);
        for (int round = 0; round < 20; round++) {
            poller().modify(source, Interest.READABLE, token);
            bench().awaitReady(token, PollEvents.READABLE);
            assertEquals(0, bench().reported(token) & PollEvents.WRITABLE, "not asked for");
            poller().modify(source, Interest.WRITABLE, token);
            bench().awaitReady(token, PollEvents.WRITABLE);
            assertEquals(0, bench().reported(token) & PollEvents.READABLE, "not asked for");
            poller().modify(source, Interest.READ_WRITE, token);
            bench().awaitReady(token, PollEvents.READABLE | PollEvents.WRITABLE);
        }
    }

    @Test
    void aModifiedTokenReplacesTheOldOne() throws IOException {
        final Pollable source = bench().tcpPair().near().pollable();
        final long old = bench().watch(source, Interest.WRITABLE);
        final long young = bench().newToken();

        poller().modify(source, Interest.WRITABLE, young);

        bench().awaitReady(young, PollEvents.WRITABLE);
        assertEquals(0, bench().reported(old));
    }

    @Test
    void deregisteringTheUnknownDoesNothing() throws IOException {
        final StreamPair pair = bench().tcpPair();
        poller().deregister(pair.near().pollable());
        final long token = bench().watch(pair.near().pollable(), Interest.WRITABLE);
        poller().deregister(pair.far().pollable());
        bench().awaitReady(token, PollEvents.WRITABLE);

        poller().deregister(pair.near().pollable());
        poller().deregister(pair.near().pollable());

        bench().awaitQuiet(token, PollEvents.WRITABLE);
    }

    @Test
    void aDeregisteredSourceStaysOpen() throws IOException {
        final StreamPair pair = bench().tcpPair();
        bench().watch(pair.near().pollable(), Interest.READ_WRITE);

        poller().deregister(pair.near().pollable());

        StreamPair.send(pair.near(), 5);
        StreamPair.receive(pair.far(), 5);
    }

    @Test
    void aSourceMayBeRegisteredAgainAtOnce() throws IOException {
        final Pollable source = bench().tcpPair().near().pollable();
        for (int round = 0; round < 100; round++) {
            final long token = bench().watch(source, Interest.WRITABLE);
            if (round % 2 == 0) {
                bench().awaitReady(token, PollEvents.WRITABLE);
            }
            poller().deregister(source);
        }
    }

    @Test
    void registrationsMayChangeBetweenTheEventsOfABatch() throws IOException { // rule 71
        final List<StreamPair> pairs = new ArrayList<>();
        final List<Long> tokens = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            pairs.add(bench().tcpPair());
            tokens.add(bench().watch(pairs.get(index).near().pollable(), Interest.WRITABLE));
        }
        bench().awaitReady(tokens.get(0), PollEvents.WRITABLE);

        // All three were reported or will be; now the handler of the first disposes of the others.
        poller().deregister(pairs.get(1).near().pollable());
        poller().modify(pairs.get(2).near().pollable(), Interest.READABLE, tokens.get(2));
        final long fourth = bench().watch(bench().tcpPair().near().pollable(), Interest.WRITABLE);

        bench().awaitReady(fourth, PollEvents.WRITABLE);
        bench().awaitReady(tokens.get(0), PollEvents.WRITABLE);
        bench().awaitQuiet(tokens.get(1), PollEvents.WRITABLE);
        bench().awaitQuiet(tokens.get(2), PollEvents.READABLE | PollEvents.WRITABLE);
    }

    @Test
    void aReusedDescriptorHearsNothingOfItsPredecessor() throws IOException {
        long predecessor = -1;
        for (int round = 0; round < 50; round++) {
            // The kernel gives out the lowest number that is free: these pairs mostly have the same ones.
            try (StreamPair pair = StreamPair.tcp(poller().transport())) {
                final long token = bench().watch(pair.near().pollable(), Interest.WRITABLE);
                bench().awaitReady(token, PollEvents.WRITABLE);
                if (predecessor != -1) {
                    bench().awaitQuiet(predecessor, PollEvents.READABLE | PollEvents.WRITABLE);
                }
                predecessor = token;
                poller().deregister(pair.near().pollable());
            }
        }
    }

    @Test
    void aClosedSourceIsRefused() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final Pollable source = pair.near().pollable();
        pair.near().close();

        assertThrows(IOException.class,
            () -> poller().register(source, Interest.READABLE, bench().newToken()));

        poller().deregister(source);
        assertStillUsable();
    }

    @Test
    void aSourceClosedWhileRegisteredIsNoMoreThanForgotten() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final Pollable source = pair.near().pollable();
        final long token = bench().watch(source, Interest.READ_WRITE);
        bench().awaitReady(token, PollEvents.WRITABLE);

        pair.near().close();

        bench().awaitQuiet(token, PollEvents.READABLE | PollEvents.WRITABLE);
        poller().deregister(source);
        assertStillUsable();
    }

    @Test
    void aListenersAddressIsFreeOnceItIsDeregisteredAndClosed() throws IOException {
        final SocketAddress address;
        try (ListenerSocket first = listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))) {
            address = first.localAddress();
            final long token = bench().watch(first.pollable(), Interest.READABLE);
            bench().awaitQuiet(token, PollEvents.READABLE);
            poller().deregister(first.pollable());
        }

        try (ListenerSocket second = listen(address)) {
            assertEquals(address, second.localAddress());
        }
    }

    private ListenerSocket listen(final SocketAddress address) throws IOException {
        final ListenerSocket listener = poller().transport().openListener(StandardProtocolFamily.INET);
        try {
            listener.bind(address);
            listener.listen(1);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /** Whatever went wrong before, the poller still serves others. */
    final void assertStillUsable() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);
        StreamPair.send(pair.far(), 1);
        bench().awaitReady(token, PollEvents.READABLE);
        assertTrue(pair.near().isOpen());
        poller().deregister(pair.near().pollable());
    }
}
