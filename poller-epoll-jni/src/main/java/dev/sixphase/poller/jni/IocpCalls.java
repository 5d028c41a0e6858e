package dev.sixphase.poller.jni;

/**
 * The system calls of an {@link IocpPoller}, so that a test can stand in for the kernel. A negative result is
 * {@code -errno}.
 */
interface IocpCalls {
    int create();

    /** Makes a handle of AFD report to the port. */
    int associate(int port, int afd);

    /**
     * Waits for at most so long, for ever if it is -1. An entry has the context of {@link #start} or {@link
     * #post} for its data, and for its mask an NTSTATUS.
     */
    int waitMillis(int port, EventArray entries, int maxEntries, int timeoutMillis);

    EventArray newEntries(int capacity);

    int post(int port, long context);

    /** Closes a port or a handle of AFD. */
    int close(int handle);

    int openAfd();

    /** What AFD knows a socket by; {@code -ENOTSOCK} if it is none, {@code -EBADF} if it is nothing. */
    int baseSocket(int socket);

    /** Memory for one poll at a time; 0 if there is none. */
    long newBlock();

    /** To be called only when the entry of the last poll has come. */
    void freeBlock(long block);

    /** Starts a poll; unless it fails, exactly one entry will come. */
    int start(int afd, int socket, int eventMask, long block, long context);

    /** Has the entry of a poll come soon, whatever becomes of the socket. */
    int cancel(int afd, long block);

    /** What AFD answered, when an entry with status 0 has come. */
    int events(long block);

    /** A socket that is writable from the first. */
    int openWritable();

    int closeSocket(int socket);
}
