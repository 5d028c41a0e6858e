package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** A listener whose connections the test brings. */
final class FakeListenerSocket implements ListenerSocket {
    private final Pollable pollable;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private BooleanSupplier hasDescriptors = () -> true;
    private SocketAddress boundTo;
    private int acceptCalls;
    private boolean open = true;
    private boolean hasOptions = true;
    private IOException listenFailure;

    FakeListenerSocket(final FakeNetwork network) {
        pollable = network.newSource(() -> waiting.isEmpty() ? 0 : PollEvents.READABLE);
    }

    FakeListenerSocket arrives(final FakeStreamSocket connection) {
        waiting.add(connection);
        return this;
    }

    FakeListenerSocket failsOnce(final Errno errno) {
        waiting.add(FakeStreamSocket.failure(errno, "accept"));
        return this;
    }

    /** While this says no, an accept fails with EMFILE and the connection goes on waiting. */
    void descriptors(final BooleanSupplier available) {
        hasDescriptors = available;
    }

    FakeListenerSocket withoutOptions() {
        hasOptions = false;
        return this;
    }

    FakeListenerSocket failListen(final Errno errno) {
        listenFailure = FakeStreamSocket.failure(errno, "listen");
        return this;
    }

    int waitingCount() {
        return waiting.size();
    }

    int acceptCalls() {
        return acceptCalls;
    }

    @Override
    public void listen(final int backlog) throws IOException {
        if (listenFailure != null) {
            throw listenFailure;
        }
    }

    @Override
    public StreamSocket accept() throws IOException {
        acceptCalls++;
        if (!waiting.isEmpty() && !hasDescriptors.getAsBoolean()) {
            throw FakeStreamSocket.failure(Errno.EMFILE, "accept");
        }
        final Object next = waiting.poll();
        if (next instanceof IOException failure) {
            throw failure;
        }
        return (StreamSocket) next;
    }

    @Override
    public Pollable pollable() {
        return pollable;
    }

    @Override
    public void bind(final SocketAddress localAddress) {
        boundTo = localAddress instanceof InetSocketAddress inet
            ? new InetSocketAddress(inet.getAddress(), 80) : localAddress;
    }

    @Override
    public SocketAddress localAddress() {
        return boundTo;
    }

    @Override
    public <T> void setOption(final SocketOption<T> option, final T value) {
        if (!hasOptions) {
            throw new UnsupportedOperationException(option.name());
        }
    }

    @Override
    public <T> T option(final SocketOption<T> option) {
        return null;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
