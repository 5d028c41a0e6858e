package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;

/**
 * {@code jni/socket_jni.c}. A negative result is {@code -errno}. Memory comes as an address, since C takes
 * longer to ask a buffer for it than to cross the border; whoever calls has checked the length, and keeps
 * the buffer reachable. The constants are compared with those of {@code common/socket.h} when the C
 * is compiled.
 */
final class SocketNative {
    static final int NO_FAMILY = 0;
    static final int UNIX = 1;
    static final int INET = 4;
    static final int INET6 = 6;

    static final int STREAM = 1;
    static final int DATAGRAM = 2;

    static final int SO_ERROR = 1;
    static final int SO_REUSEADDR = 2;
    static final int SO_REUSEPORT = 3;
    static final int SO_KEEPALIVE = 4;
    static final int SO_SNDBUF = 5;
    static final int SO_RCVBUF = 6;
    static final int SO_LINGER = 7;
    static final int SO_BROADCAST = 8;
    static final int TCP_NODELAY = 9;
    static final int IP_TOS = 10;
    static final int IP_MULTICAST_TTL = 11;
    static final int IP_MULTICAST_LOOP = 12;
    static final int IPV6_TCLASS = 13;
    static final int IPV6_MULTICAST_HOPS = 14;
    static final int IPV6_MULTICAST_LOOP = 15;
    static final int IPV6_V6ONLY = 16;
    static final int IP_TTL = 17;
    static final int IPV6_UNICAST_HOPS = 18;
    static final int IP_MULTICAST_IF = 19;
    static final int IPV6_MULTICAST_IF = 20;
    static final int TCP_KEEPIDLE = 21;
    static final int TCP_INQ = 22;

    /** The size of {@code struct six_address}. */
    static final int ADDRESS_BYTES = 120;
    /** The most bytes of a Unix-domain path, its final NUL included. */
    static final int PATH_BYTES = 108;

    private SocketNative() { }

    /** Where a direct buffer begins, whatever its position. */
    static native long bufferAddress(ByteBuffer buffer);

    /** Before all others; does nothing where there is nothing to do, or the second time. */
    static native int startup();

    static native int open(int family, int kind);

    /** What lets a listener start again at once, and take no address from another listener. */
    static native int allowRestart(int descriptor);

    static native int accept(int descriptor, long peerAddress);

    static native int bind(int descriptor, long address);

    static native int listen(int descriptor, int backlog);

    static native int connect(int descriptor, long address);

    static native int disconnect(int descriptor);

    static native int shutdownOutput(int descriptor);

    static native int close(int descriptor);

    static native int localAddress(int descriptor, long address);

    static native int remoteAddress(int descriptor, long address);

    static native int read(int descriptor, long target, int length);

    /** How many bytes are left, or -1, is put where the last argument says. */
    static native int readTellingLeft(int descriptor, long target, int length, long leftAddress);

    static native int write(int descriptor, long source, int length);

    static native long writeSlices(int descriptor, long slices, int count);

    static native int send(int descriptor, long source, int length, long address);

    static native int receive(int descriptor, long target, int length, long address);

    /** The scope of the group is the index of an interface, or 0; the source may be 0. */
    static native int join(int descriptor, long group, long source);

    static native int leave(int descriptor, long group, long source);

    static native int setOption(int descriptor, int option, int value);

    static native int option(int descriptor, int option, long valueAddress);
}
