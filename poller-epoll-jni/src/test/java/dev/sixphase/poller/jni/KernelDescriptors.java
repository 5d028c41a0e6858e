package dev.sixphase.poller.jni;

import dev.sixphase.conformance.RawDescriptors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

final class KernelDescriptors implements RawDescriptors {
    @Override
    public long descriptorOf(final SelectableChannel channel) {
        return ChannelNative.descriptor(channel);
    }

    @Override
    public long duplicate(final long descriptor) throws IOException {
        return checked(TestNative.duplicate((int) descriptor), "dup");
    }

    @Override
    public long open(final Path path) throws IOException {
        final byte[] bytes = (path + "\0").getBytes(StandardCharsets.UTF_8);
        return checked(TestNative.open(ByteBuffer.allocateDirect(bytes.length).put(bytes)), "open");
    }

    @Override
    public void close(final long descriptor) throws IOException {
        checked(TestNative.close((int) descriptor), "close");
    }

    private static int checked(final int result, final String call) throws IOException {
        if (result < 0) {
            throw NativeErrno.failure(result, call, "");
        }
        return result;
    }
}
