package dev.sixphase.poller.nio;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One registered channel: the attachment of its key, so that an event needs neither a map nor a new object.
 */
final class Watch {
    private final SelectableChannel channel;
    private SelectionKey key;
    private int interestMask;
    private long token;
    /** The poll that last reported or queued it; keeps it from filling two entries. */
    private long poll;
    /** What it was ready for when the buffer was full; 0 when it is not queued. */
    private int queuedMask;

    Watch(final SelectableChannel channel) {
        this.channel = channel;
    }

    SelectableChannel channel() {
        return channel;
    }

    void attach(final SelectionKey newKey) {
        key = newKey;
    }

    /** {@return the operations to select for} */
    int want(final Interest interest, final long newToken) {
        interestMask = interest.mask();
        token = newToken;
        return operations();
    }

    /**
     * {@return the operations to select for, as the channel is now} Listeners accept where others read. A
     * stream that is not connected yet waits for that, whatever it is wanted for; and it asks for the rest
     * at once, so that nobody need call {@code modify} after the connection stands.
     */
    int operations() {
        int operations = 0;
        if ((interestMask & PollEvents.READABLE) != 0) {
            operations |= SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
        }
        if ((interestMask & PollEvents.WRITABLE) != 0) {
            operations |= SelectionKey.OP_WRITE;
        }
        if (channel instanceof SocketChannel stream && !stream.isConnected()) {
            operations |= SelectionKey.OP_CONNECT;
        }
        return operations & channel.validOps();
    }

    boolean isActive() {
        return key != null && key.isValid();
    }

    /** {@return what to report, given what the key is ready for; 0 for nothing} */
    int readiness() {
        final int operations = key.readyOps();
        int mask = 0;
        if ((operations & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
            mask |= PollEvents.READABLE;
        }
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            mask |= PollEvents.WRITABLE;
        }
        if ((operations & SelectionKey.OP_CONNECT) != 0) {
            // The connection stands or failed; who asked to read only shall find that out, too.
            mask |= (interestMask & PollEvents.WRITABLE) != 0 ? PollEvents.WRITABLE : PollEvents.READABLE;
        }
        return mask & interestMask;
    }

    /** {@return whether it was not yet seen in this poll; it is from now on} */
    boolean enter(final long thisPoll) {
        final boolean isFirst = poll != thisPoll;
        poll = thisPoll;
        return isFirst;
    }

    boolean isQueued() {
        return queuedMask != 0;
    }

    void queue(final int mask) {
        queuedMask = mask;
    }

    /** {@return what of the queued readiness is still asked for; 0 for nothing} */
    int unqueue() {
        final int mask = queuedMask & interestMask;
        queuedMask = 0;
        return mask;
    }

    long token() {
        return token;
    }
}
