package dev.sixphase.poller.jni;

/**
 * How the bytes of a stream are taken in. By the ring: it receives into its buffers, and who reads gets a
 * copy. By reads: the ring only says that there is something, once, and who reads has the kernel put it where
 * he wants it. For much at a time a copy costs more than a system call.
 *
 * <p>A change takes effect when what is armed has ended.
 */
final class ReceiveWay {
    /** So many bytes at a time are many: from here on the copy is dearer. */
    static final int LARGE_BYTES = 4 * 1024;
    /** So many times in a row few bytes have to come: a large message may end in a small piece. */
    static final int SMALL_READS = 8;

    private boolean isByReads;
    private boolean isArmedForReads;
    private boolean isReadable;
    private int smallReads;

    /** Whether what is to be armed is only to tell that there is something. */
    boolean isByReads() {
        return isByReads;
    }

    /** What is armed from now on is what {@link #isByReads} says. */
    void armed() {
        isArmedForReads = isByReads;
    }

    /** Whether what was armed last only tells that there is something. */
    boolean isArmedForReads() {
        return isArmedForReads;
    }

    /** Whether what is armed, or was armed last, is what it should be. */
    boolean isArmedAsWanted() {
        return isArmedForReads == isByReads;
    }

    /** What was armed has told that there is something, or has been cancelled. */
    void told(final boolean isSomething) {
        isReadable |= isSomething;
    }

    /** Whether there is something that no read has looked for yet. */
    boolean isReadable() {
        return isReadable;
    }

    /** So many bytes were copied out of the ring's buffers at a time. Returns whether the way changes. */
    boolean copied(final int count) {
        if (count < LARGE_BYTES || isByReads) {
            return false;
        }
        isByReads = true;
        smallReads = 0;
        return true;
    }

    /**
     * A read by a system call has found so many bytes, 0 for none yet, -1 for the end. Returns whether it was
     * told that there is something, so that it is to be armed again.
     */
    boolean read(final int count) {
        if (!isReadable) {
            return false;
        }
        isReadable = false;
        smallReads = count < LARGE_BYTES ? smallReads + 1 : 0;
        isByReads = smallReads < SMALL_READS;
        return true;
    }
}
