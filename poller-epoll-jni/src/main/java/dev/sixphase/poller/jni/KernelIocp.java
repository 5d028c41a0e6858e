package dev.sixphase.poller.jni;

import java.net.InetAddress;

/** The system itself. */
final class KernelIocp implements IocpCalls {
    @Override
    public int create() {
        return IocpNative.create();
    }

    @Override
    public int associate(final int port, final int afd) {
        return IocpNative.associate(port, afd);
    }

    @Override
    public int waitMillis(final int port, final EventArray entries, final int maxEntries,
        final int timeoutMillis) {

        return IocpNative.waitMillis(port, entries.address(), maxEntries, timeoutMillis);
    }

    @Override
    public EventArray newEntries(final int capacity) {
        return new EventArray(capacity, IocpNative.entrySize(), IocpNative.statusOffset(),
            IocpNative.contextOffset(), new BufferAddress());
    }

    @Override
    public int post(final int port, final long context) {
        return IocpNative.post(port, context);
    }

    @Override
    public int close(final int handle) {
        return IocpNative.close(handle);
    }

    @Override
    public int openAfd() {
        return IocpNative.openAfd();
    }

    @Override
    public int baseSocket(final int socket) {
        return IocpNative.baseSocket(socket);
    }

    @Override
    public long newBlock() {
        return IocpNative.newBlock();
    }

    @Override
    public void freeBlock(final long block) {
        IocpNative.freeBlock(block);
    }

    @Override
    public int start(final int afd, final int socket, final int eventMask, final long block,
        final long context) {

        return IocpNative.start(afd, socket, eventMask, block, context);
    }

    @Override
    public int cancel(final int afd, final long block) {
        return IocpNative.cancel(afd, block);
    }

    @Override
    public int events(final long block) {
        return IocpNative.events(block);
    }

    /** One of UDP; bound, so that nothing about it is left open. */
    @Override
    public int openWritable() {
        final int socket = SocketNative.open(SocketNative.INET, SocketNative.DATAGRAM);
        if (socket < 0) {
            return socket;
        }
        final AddressBuffer loopback = new AddressBuffer();
        loopback.encode(InetAddress.getLoopbackAddress(), 0);
        final int result = SocketNative.bind(socket, loopback.address());
        if (result < 0) {
            SocketNative.close(socket);
            return result;
        }
        return socket;
    }

    @Override
    public int closeSocket(final int socket) {
        return SocketNative.close(socket);
    }
}
