package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes a ring as good as this kernel has them, and refuses one that lacks what we rest on. What is asked for
 * fits into one page.
 */
final class UringSetup {
    private static final int PAGE_BYTES = 4096;
    private static final int ALWAYS =
        UringNative.SETUP_CQ_SIZE | UringNative.SETUP_DISABLED | UringNative.SETUP_SUBMIT_ALL;
    /** From the best to the plainest: the first is of Linux 6.1, the second of 5.19. */
    private static final int[] CHOICES = {
        ALWAYS | UringNative.SETUP_SINGLE_ISSUER | UringNative.SETUP_DEFERRED | UringNative.SETUP_WORK_FLAG,
        ALWAYS | UringNative.SETUP_COOPERATIVE | UringNative.SETUP_WORK_FLAG,
        ALWAYS};
    private static final int NEEDED_FEATURES = UringNative.FEATURE_SINGLE_MMAP | UringNative.FEATURE_NO_DROP
        | UringNative.FEATURE_EXT_ARG | UringNative.FEATURE_CQE_SKIP;

    private final UringCalls calls;
    private final UringMemory page;
    private int ring;

    private UringSetup(final UringCalls calls, final UringMemory page) {
        this.calls = calls;
        this.page = page;
    }

    /** A ring that is not enabled yet. */
    static Uring open(final UringCalls calls, final int submissions, final int completions)
        throws IOException {

        final UringMemory page = UringMemory.map(calls, UringMemory.NO_RING, 0, PAGE_BYTES);
        try {
            return new UringSetup(calls, page).open(submissions, completions);
        } finally {
            page.unmap();
        }
    }

    private Uring open(final int submissions, final int completions) throws IOException {
        final ByteBuffer params = page.bytes();
        ring = -NativeErrno.EINVAL;
        for (int choice = 0; choice < CHOICES.length && ring == -NativeErrno.EINVAL; choice++) {
            clear(UringNative.PARAMS_BYTES);
            params.putInt(UringNative.PARAMS_FLAGS, CHOICES[choice]);
            params.putInt(UringNative.PARAMS_CQ_ENTRIES, completions);
            ring = calls.setup(submissions, page.address());
        }
        if (ring < 0) {
            throw NativeErrno.failure(ring, "io_uring_setup", "");
        }
        try {
            requireFeatures(params.getInt(UringNative.PARAMS_FEATURES));
            final Uring opened = Uring.map(calls, ring, params);
            try {
                requireOperations();
                return opened;
            } catch (final IOException e) {
                opened.unmap();
                throw e;
            }
        } catch (final IOException e) {
            calls.close(ring);
            throw e;
        }
    }

    private static void requireFeatures(final int features) throws IOException {
        if ((features & NEEDED_FEATURES) != NEEDED_FEATURES) {
            throw tooOld("features 0x" + Integer.toHexString(features));
        }
    }

    private void requireOperations() throws IOException {
        clear(UringNative.PROBE_BYTES);
        final int result = calls.register(ring, UringNative.REGISTER_PROBE, page.address(),
            UringNative.PROBE_OPERATIONS);
        if (result < 0) {
            throw NativeErrno.failure(result, "io_uring_register", "probe");
        }
        final int last = page.bytes().get(UringNative.PROBE_LAST) & 0xff;
        if (last < UringNative.OPERATION_SEND_ZERO_COPY) {
            throw tooOld(last + 1 + " operations");
        }
    }

    private void clear(final int length) {
        for (int index = 0; index < length; index += Long.BYTES) {
            page.bytes().putLong(index, 0);
        }
    }

    private static IOException tooOld(final String what) {
        return new IOException("the io_uring of this kernel has " + what
            + ", which is less than that of Linux 6.0: use the poller epoll");
    }
}
