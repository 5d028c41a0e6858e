package dev.sixphase.js;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Callable;
import org.graalvm.polyglot.Value;

/** Operations on open files. */
final class DescriptorOperations {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private final Descriptors descriptors;
    private final Streams streams;

    DescriptorOperations(final Descriptors descriptors, final Streams streams) {
        this.descriptors = descriptors;
        this.streams = streams;
    }

    /** One call on a descriptor. */
    @FunctionalInterface
    private interface Call {
        long on(int descriptor) throws CallFailure;
    }

    void addTo(final Map<String, FileOperation> operations) {
        operations.put("close", a -> {
            final int descriptor = a[0].asInt();
            return () -> {
                descriptors.close(descriptor);
                return null;
            };
        });
        operations.put("read", a -> read(a[0].asInt(), a[1].asInt(), position(a[2])));
        operations.put("write", a ->
            write(a[0].asInt(), Bytes.copyOf(a[1], a[2].asInt(), a[3].asInt()).array(), position(a[4])));
        operations.put("fsync", a -> call(a[0], LibcNative::fsync));
        operations.put("fdatasync", a -> call(a[0], LibcNative::fdatasync));
        operations.put("fstat", a -> {
            final int descriptor = a[0].asInt();
            return () -> FileStatus.ofDescriptor(descriptors.use(descriptor));
        });
        operations.put("ftruncate", a -> {
            final long length = (long) a[1].asDouble();
            return call(a[0], descriptor -> LibcNative.ftruncate(descriptor, length));
        });
        operations.put("fchmod", a -> {
            final int mode = a[1].asInt();
            return call(a[0], descriptor -> LibcNative.fchmod(descriptor, mode));
        });
        operations.put("fchown", a -> {
            final int user = (int) a[1].asLong();
            final int group = (int) a[2].asLong();
            return call(a[0], descriptor -> LibcNative.fchown(descriptor, user, group));
        });
        operations.put("futimes", a -> {
            final long[] times = FileStatus.times(a[1].asDouble(), a[2].asDouble());
            return call(a[0], descriptor -> LibcNative.futimens(descriptor, times));
        });
    }

    /** {@return a position, or -1 for where the file is} */
    private static long position(final Value value) {
        return value.fitsInLong() ? value.asLong() : (long) value.asDouble();
    }

    private Callable<Object> call(final Value value, final Call call) {
        final int descriptor = value.asInt();
        return () -> {
            LibcNative.check(call.on(descriptors.use(descriptor)));
            return null;
        };
    }

    private Callable<Object> read(final int descriptor, final int count, final long position) {
        return () -> {
            descriptors.use(descriptor);
            final byte[] target = new byte[count];
            final long read = LibcNative.check(position < 0 ? LibcNative.read(descriptor, target, count)
                : LibcNative.pread(descriptor, target, count, position));
            return ByteBuffer.wrap(target, 0, (int) read).slice();
        };
    }

    private Callable<Object> write(final int descriptor, final byte[] source, final long position) {
        return () -> {
            descriptors.use(descriptor);
            if (descriptor == STANDARD_OUTPUT || descriptor == STANDARD_ERROR) {
                streams.write(descriptor, source);
                return (double) source.length;
            }
            return (double) LibcNative.check(position < 0
                ? LibcNative.write(descriptor, source, source.length)
                : LibcNative.pwrite(descriptor, source, source.length, position));
        };
    }
}
