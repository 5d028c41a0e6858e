package dev.sixphase.api.spi;

import java.io.IOException;
import java.net.ProtocolFamily;

/** Sockets made of NIO channels. */
final class ChannelTransport implements Transport {
    static final Transport INSTANCE = new ChannelTransport();

    private ChannelTransport() { }

    @Override
    public StreamSocket openStream(final ProtocolFamily family) throws IOException {
        throw new IOException("family " + family);
    }

    @Override
    public ListenerSocket openListener(final ProtocolFamily family) throws IOException {
        throw new IOException("family " + family);
    }

    @Override
    public DatagramSocket openDatagram(final ProtocolFamily family) throws IOException {
        throw new IOException("family " + family);
    }
}
