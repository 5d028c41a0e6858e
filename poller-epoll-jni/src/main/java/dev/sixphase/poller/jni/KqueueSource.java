package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Interest;

/**
 * A registered descriptor: what it is to be watched for, and what the kernel has been told. The difference
 * is what the next wait takes along, so that changes of mind between two polls cost nothing.
 */
final class KqueueSource {
    /** Of two filters, both with another token. */
    static final int MAX_CHANGES = 4;

    private final int descriptor;
    private Interest wanted;
    private long token;
    private boolean readKnown;
    private boolean writeKnown;
    private long tokenKnown;
    private boolean awaitsChange;
    private boolean forgotten;

    KqueueSource(final int descriptor, final Interest wanted, final long token) {
        this.descriptor = descriptor;
        this.wanted = wanted;
        this.token = token;
    }

    int descriptor() {
        return descriptor;
    }

    /** From the next wait on. True if no earlier change awaits it. */
    boolean want(final Interest interest, final long newToken) {
        wanted = interest;
        token = newToken;
        final boolean first = !awaitsChange;
        awaitsChange = true;
        return first;
    }

    /** No change that is still awaited shall be made. */
    void forget() {
        forgotten = true;
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** Lists what the kernel has to be told, with flags of its own, and takes it for told. */
    int list(final KeventArray changes, final int start, final int flags) {
        int end = start;
        end = list(changes, end, flags, KqueueNative.FILTER_READ, wanted.isReadable(), readKnown);
        end = list(changes, end, flags, KqueueNative.FILTER_WRITE, wanted.isWritable(), writeKnown);
        readKnown = wanted.isReadable();
        writeKnown = wanted.isWritable();
        tokenKnown = token;
        awaitsChange = false;
        return end;
    }

    private int list(final KeventArray changes, final int start, final int flags, final int filter,
        final boolean isWanted, final boolean isKnown) {

        // A filter that is added again keeps its old token on some systems, so it is deleted first.
        final boolean isStale = isKnown && (!isWanted || token != tokenKnown);
        int next = start;
        if (isStale) {
            changes.set(next++, descriptor, filter, KqueueNative.FLAG_DELETE | flags, tokenKnown);
        }
        if (isWanted && (isStale || !isKnown)) {
            changes.set(next++, descriptor, filter, KqueueNative.FLAG_ADD | flags, token);
        }
        return next;
    }

    /** Lists the deletion of what the kernel knows, and takes it for done. */
    int listDeletion(final KeventArray changes, final int flags) {
        int end = 0;
        end = list(changes, end, flags, KqueueNative.FILTER_READ, false, readKnown);
        end = list(changes, end, flags, KqueueNative.FILTER_WRITE, false, writeKnown);
        readKnown = false;
        writeKnown = false;
        return end;
    }
}
