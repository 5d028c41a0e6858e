package dev.sixphase.poller.jni;

/** {@code jni/iocp_jni.c}. A negative result is {@code -errno}. */
final class IocpNative {
    // Compared with windows/afd.h and ntstatus.h when the C is compiled.
    static final int RECEIVE = 0x001;
    static final int SEND = 0x004;
    static final int DISCONNECT = 0x008;
    static final int ABORT = 0x010;
    static final int LOCAL_CLOSE = 0x020;
    static final int ACCEPT = 0x080;
    static final int CONNECT_FAIL = 0x100;

    static final int STATUS_CANCELLED = 0xC000_0120;

    private IocpNative() { }

    static native int create();

    static native int associate(int port, int handle);

    static native int waitMillis(int port, long entriesAddress, int maxEntries, int timeoutMillis);

    static native int entrySize();

    static native int contextOffset();

    static native int statusOffset();

    static native int post(int port, long context);

    static native int close(int handle);

    static native int openAfd();

    static native int baseSocket(int socket);

    static native long newBlock();

    static native void freeBlock(long block);

    static native int start(int afd, int socket, int eventMask, long block, long context);

    static native int cancel(int afd, long block);

    static native int events(long block);
}
