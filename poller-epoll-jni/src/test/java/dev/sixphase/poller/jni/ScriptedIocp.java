package dev.sixphase.poller.jni;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands in for Windows: sockets that are as ready as a test says, polls of them, and a port. It keeps a
 * record, fails calls as told, and does not let the memory of a poll be freed or used again too early.
 */
final class ScriptedIocp implements IocpCalls {
    private static final int FIRST_HANDLE = 100;
    private static final int ENTRY_SIZE = 32;
    private static final int STATUS_OFFSET = 16;
    private static final int CONTEXT_OFFSET = 8;

    private final List<String> record = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<Integer, Integer> readiness = new HashMap<>();
    private final Map<Long, Poll> pending = new LinkedHashMap<>();
    private final Map<Long, Integer> answers = new HashMap<>();
    private final Deque<Entry> queue = new ArrayDeque<>();
    private final Deque<Runnable> waits = new ArrayDeque<>();
    private final Set<Long> blocks = new HashSet<>();
    private final Set<Long> kernelsBlocks = new HashSet<>();
    private boolean cancelsLate;
    private int nextHandle = FIRST_HANDLE;
    private long nextBlock = 1;

    private record Poll(int socket, int mask, long block) { }

    private record Entry(long context, int status, long block) { }

    /** What has been called, in order. */
    List<String> record() {
        return record;
    }

    /** From now on a call of that name returns the number; 0 ends that. */
    void answer(final String call, final int result) {
        failures.put(call, result);
    }

    /** What happens while the next wait that finds nothing goes on. */
    void onWait(final Runnable event) {
        waits.add(event);
    }

    /** From now on a cancelled poll ends only when it is told to. */
    void cancelLate() {
        cancelsLate = true;
    }

    int pendingCount() {
        return pending.size();
    }

    int blockCount() {
        return blocks.size();
    }

    /** Blocks that the kernel may write to. */
    int lentCount() {
        return kernelsBlocks.size();
    }

    /** From now on a socket is ready for these events; polls that asked for one end. */
    void become(final int socket, final int events) {
        readiness.put(socket, events);
        endPolls(socket, events, 0);
    }

    /** A socket is gone; its number may come back by {@link #become}. */
    void vanish(final int socket) {
        endPolls(socket, IocpNative.LOCAL_CLOSE, 0);
        readiness.remove(socket);
    }

    /** The polls of a socket end with a status, for instance because it was cancelled long ago. */
    void end(final int socket, final int status) {
        endPolls(socket, -1, status);
    }

    private void endPolls(final int socket, final int events, final int status) {
        for (final Iterator<Map.Entry<Long, Poll>> all = pending.entrySet().iterator(); all.hasNext();) {
            final Map.Entry<Long, Poll> one = all.next();
            final int answer = one.getValue().mask() & events;
            if (one.getValue().socket() == socket && answer != 0) {
                end(one.getKey(), one.getValue(), answer, status);
                all.remove();
            }
        }
    }

    private void end(final long context, final Poll poll, final int answer, final int status) {
        answers.put(poll.block(), answer);
        queue.add(new Entry(context, status, poll.block()));
    }

    private int result(final String call, final int usual) {
        final int failure = failures.getOrDefault(call, 0);
        return failure < 0 ? failure : usual;
    }

    @Override
    public int create() {
        record.add("create");
        return result("create", nextHandle++);
    }

    @Override
    public int openAfd() {
        record.add("openAfd");
        return result("openAfd", nextHandle++);
    }

    @Override
    public int associate(final int port, final int afd) {
        record.add("associate " + afd);
        return result("associate", 0);
    }

    @Override
    public int close(final int handle) {
        record.add("close " + handle);
        return result("close", 0);
    }

    @Override
    public int post(final int port, final long context) {
        record.add("post " + context);
        queue.add(new Entry(context, 0, 0));
        return result("post", 0);
    }

    @Override
    public int waitMillis(final int port, final EventArray entries, final int maxEntries,
        final int timeoutMillis) {

        record.add("wait " + maxEntries + " for " + timeoutMillis);
        if (queue.isEmpty() && timeoutMillis != 0) {
            if (waits.isEmpty()) {
                throw new AssertionError("a wait for nothing: " + record);
            }
            waits.remove().run();
        }
        int count = 0;
        while (count < maxEntries && !queue.isEmpty()) {
            final Entry entry = queue.remove();
            kernelsBlocks.remove(entry.block());
            entries.set(count, entry.status(), entry.context());
            count++;
        }
        return result("wait", count);
    }

    @Override
    public EventArray newEntries(final int capacity) {
        return new EventArray(capacity, ENTRY_SIZE, STATUS_OFFSET, CONTEXT_OFFSET, bytes -> 0);
    }

    @Override
    public int baseSocket(final int socket) {
        return result("base " + socket, readiness.containsKey(socket) ? socket : -NativeErrno.EBADF);
    }

    @Override
    public long newBlock() {
        if (failures.getOrDefault("newBlock", 0) < 0) {
            return 0;
        }
        blocks.add(nextBlock);
        return nextBlock++;
    }

    @Override
    public void freeBlock(final long block) {
        if (kernelsBlocks.contains(block) || !blocks.remove(block)) {
            throw new AssertionError("block " + block + " is the kernel's, or free: " + record);
        }
    }

    @Override
    public int start(final int afd, final int socket, final int eventMask, final long block,
        final long context) {

        record.add("start " + socket);
        final int failure = result("start " + socket, result("start", 0));
        if (failure < 0) {
            return failure;
        }
        if (!readiness.containsKey(socket)) {
            return -NativeErrno.EBADF;
        }
        if (!blocks.contains(block) || !kernelsBlocks.add(block)) {
            throw new AssertionError("block " + block + " is in use, or was freed: " + record);
        }
        final Poll poll = new Poll(socket, eventMask, block);
        final int answer = readiness.get(socket) & eventMask;
        if (answer == 0) {
            pending.put(context, poll);
        } else {
            end(context, poll, answer, 0);
        }
        return 0;
    }

    @Override
    public int cancel(final int afd, final long block) {
        record.add("cancel " + block);
        final int failure = result("cancel", 0);
        if (failure < 0) {
            return failure;
        }
        for (final Map.Entry<Long, Poll> one : pending.entrySet()) {
            if (one.getValue().block() == block) {
                if (!cancelsLate) {
                    end(one.getKey(), one.getValue(), 0, IocpNative.STATUS_CANCELLED);
                    pending.remove(one.getKey());
                }
                return 0;
            }
        }
        return -NativeErrno.ENOENT;
    }

    @Override
    public int events(final long block) {
        return answers.get(block);
    }

    @Override
    public int openWritable() {
        record.add("openWritable");
        final int socket = result("openWritable", nextHandle++);
        if (socket >= 0) {
            become(socket, IocpNative.SEND);
        }
        return socket;
    }

    @Override
    public int closeSocket(final int socket) {
        record.add("closeSocket " + socket);
        vanish(socket);
        return 0;
    }
}
