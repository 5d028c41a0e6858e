package dev.sixphase.poller.jni;

import java.util.HashSet;
import java.util.Set;

/** The system itself, and the books of what the kernel was lent and has given back. */
final class CountingIocp implements IocpCalls {
    private final IocpCalls calls = new KernelIocp();
    private final Set<Long> blocks = new HashSet<>();
    private final Set<Integer> handles = new HashSet<>();
    private final Set<Long> polled = new HashSet<>();
    private long startedCount;

    /** Blocks that were made and are not freed. */
    int blockCount() {
        return blocks.size();
    }

    /** Ports and handles of AFD that are open. */
    int handleCount() {
        return handles.size();
    }

    /** Polls whose entry has not come. */
    int pollCount() {
        return polled.size();
    }

    long startedCount() {
        return startedCount;
    }

    private int opened(final int handle) {
        if (handle >= 0) {
            handles.add(handle);
        }
        return handle;
    }

    @Override
    public int create() {
        return opened(calls.create());
    }

    @Override
    public int associate(final int port, final int afd) {
        return calls.associate(port, afd);
    }

    @Override
    public int waitMillis(final int port, final EventArray entries, final int maxEntries,
        final int timeoutMillis) {

        final int count = calls.waitMillis(port, entries, maxEntries, timeoutMillis);
        for (int index = 0; index < count; index++) {
            final long context = entries.data(index);
            if (context != 0 && !polled.remove(context)) {
                throw new AssertionError("an entry for no poll: " + context);
            }
        }
        return count;
    }

    @Override
    public EventArray newEntries(final int capacity) {
        return calls.newEntries(capacity);
    }

    @Override
    public int post(final int port, final long context) {
        return calls.post(port, context);
    }

    @Override
    public int close(final int handle) {
        handles.remove(handle);
        return calls.close(handle);
    }

    @Override
    public int openAfd() {
        return opened(calls.openAfd());
    }

    @Override
    public int baseSocket(final int socket) {
        return calls.baseSocket(socket);
    }

    @Override
    public long newBlock() {
        final long block = calls.newBlock();
        blocks.add(block);
        return block;
    }

    @Override
    public void freeBlock(final long block) {
        if (!blocks.remove(block)) {
            throw new AssertionError("freed twice: " + block);
        }
        calls.freeBlock(block);
    }

    @Override
    public int start(final int afd, final int socket, final int eventMask, final long block,
        final long context) {

        if (polled.contains(context)) {
            throw new AssertionError("a second poll in slot " + context + ", which the kernel still has");
        }
        final int result = calls.start(afd, socket, eventMask, block, context);
        if (result == 0) {
            startedCount++;
            polled.add(context);
        }
        return result;
    }

    @Override
    public int cancel(final int afd, final long block) {
        return calls.cancel(afd, block);
    }

    @Override
    public int events(final long block) {
        return calls.events(block);
    }

    @Override
    public int openWritable() {
        return calls.openWritable();
    }

    @Override
    public int closeSocket(final int socket) {
        return calls.closeSocket(socket);
    }
}
