package dev.sixphase.poller.nio;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/** A selector with the famous bug: whatever it is asked, it returns at once and empty. */
final class SpinningSelector extends AbstractSelector {
    private final IntConsumer atSelect;
    private final Set<SelectionKey> keys = new HashSet<>();
    private int selects;

    /** Calls back with the number of each select, so that a test can move its clock or wake. */
    SpinningSelector(final IntConsumer atSelect) {
        super(SelectorProvider.provider());
        this.atSelect = atSelect;
    }

    int selects() {
        return selects;
    }

    @Override
    public int selectNow() {
        return 0;
    }

    @Override
    public int select(final long timeoutMillis) {
        selects++;
        atSelect.accept(selects);
        return 0;
    }

    @Override
    public int select() {
        return select(0);
    }

    @Override
    public Selector wakeup() {
        return this;
    }

    @Override
    public Set<SelectionKey> keys() {
        return keys;
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return new HashSet<>();
    }

    @Override
    protected void implCloseSelector() {
        for (final SelectionKey key : keys) {
            deregister((AbstractSelectionKey) key);
        }
    }

    @Override
    protected SelectionKey register(final AbstractSelectableChannel channel, final int operations,
        final Object attachment) {

        final ScriptedKey key = new ScriptedKey(this, channel, operations);
        key.attach(attachment);
        keys.add(key);
        return key;
    }

    private static final class ScriptedKey extends AbstractSelectionKey {
        private final SpinningSelector selector;
        private final AbstractSelectableChannel channel;
        private int operations;

        ScriptedKey(final SpinningSelector selector, final AbstractSelectableChannel channel,
            final int operations) {

            this.selector = selector;
            this.channel = channel;
            this.operations = operations;
        }

        @Override
        public AbstractSelectableChannel channel() {
            return channel;
        }

        @Override
        public Selector selector() {
            return selector;
        }

        @Override
        public int interestOps() {
            return operations;
        }

        @Override
        public SelectionKey interestOps(final int newOperations) {
            operations = newOperations;
            return this;
        }

        @Override
        public int readyOps() {
            return 0;
        }
    }
}
