package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** {@code src/test/native/descriptors_jni.c}. A negative result is {@code -errno}. */
final class TestNative {
    static {
        System.load(Path.of(System.getProperty("sixphase.test.native"), NativePlatform.current().folder(),
            "contract", "libsixphase-test.so").toString());
    }

    private TestNative() { }

    /** Whether the natives of {@link KqueueNative} are there, if need be in the tests' own library. */
    static boolean hasKqueue() {
        try {
            return KqueueNative.eventSize() > 0;
        } catch (final UnsatisfiedLinkError e) {
            return false;
        }
    }

    static native int duplicate(int descriptor);

    static native int open(ByteBuffer path);

    static native int close(int descriptor);

    static native boolean isClosedOnExec(int descriptor);
}
