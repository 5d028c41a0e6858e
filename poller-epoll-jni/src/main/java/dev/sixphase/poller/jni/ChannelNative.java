package dev.sixphase.poller.jni;

import java.nio.channels.SelectableChannel;

/** {@code jni/channel_fd.c}, the one place that looks into the JDK (ADR 0005). */
final class ChannelNative {
    private ChannelNative() { }

    /**
     * The descriptor; {@code -ENOTSUP} for a channel that is not the JDK's own, {@code -ENOSYS} if this JDK
     * keeps descriptors elsewhere.
     */
    static native int descriptor(SelectableChannel channel);
}
