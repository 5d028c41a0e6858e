package dev.sixphase.js;

import java.nio.ByteBuffer;

/** Copies a file into another, inside the kernel. */
final class FileCopy {
    private static final int EXCLUSIVE = 1;
    private static final int CLONE_ONLY = 4;
    private static final int O_WRONLY = 1;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_CLOEXEC = 0x80000;
    private static final int PERMISSIONS = 0x1ff;
    private static final int ENOTSUP = 95;
    private static final long CHUNK = 1L << 30;

    private FileCopy() {
    }

    /**
     * Copies a file and its mode.
     *
     * @param from the source
     * @param to the target; it is overwritten
     * @param mode the bits of {@code fs.constants.COPYFILE_*}; a clone is never made, one that must be is
     *     refused
     * @return 0
     * @throws CallFailure if a call failed; a target that was begun is gone
     */
    static int copy(final byte[] from, final byte[] to, final int mode) throws CallFailure {
        if ((mode & CLONE_ONLY) != 0) {
            throw new CallFailure(ENOTSUP);
        }
        final int source = (int) LibcNative.check(LibcNative.open(from, O_CLOEXEC, 0));
        try {
            copy(source, to, (mode & EXCLUSIVE) == 0 ? 0 : O_EXCL);
        } finally {
            LibcNative.close(source);
        }
        return 0;
    }

    private static void copy(final int source, final byte[] to, final int flags) throws CallFailure {
        final ByteBuffer status = FileStatus.ofDescriptor(source);
        final int permissions = FileStatus.mode(status) & PERMISSIONS;
        final int all = O_WRONLY | O_CREAT | O_CLOEXEC | flags;
        final int target = (int) LibcNative.check(LibcNative.open(to, all, permissions));
        boolean copied = false;
        try {
            if (!FileStatus.identity(status).equals(FileStatus.identity(FileStatus.ofDescriptor(target)))) {
                LibcNative.check(LibcNative.ftruncate(target, 0));
                LibcNative.check(LibcNative.fchmod(target, permissions));
                while (LibcNative.check(LibcNative.sendfile(target, source, null, CHUNK)) > 0) {
                    // The kernel has moved the position of the source.
                    continue;
                }
            }
            copied = true;
        } finally {
            LibcNative.close(target);
            if (!copied) {
                LibcNative.unlink(to);
            }
        }
    }
}
