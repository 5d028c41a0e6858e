package dev.sixphase.js;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The calls of the C library that {@code lib/fs.js} is made of, as the manual describes them. Paths are bytes
 * with a zero at the end.
 *
 * <p><b>Threads.</b> Any; {@link #check(long)} belongs on the thread of the call that it checks.
 */
final class LibcNative {
    /** As a descriptor: paths are relative to the folder that the process is in. */
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_EMPTY_PATH = 0x1000;

    static {
        Native.register(LibcNative.class, Platform.C_LIBRARY_NAME);
    }

    private LibcNative() {
    }

    /** Loads the library now, and not in the first task of a worker, which others would overtake. */
    static void load() {
        // The one call that asks for nothing and changes nothing.
        close(-1);
    }

    /**
     * {@return the result of a call, if it is not the one that means failure}
     *
     * @param result what the call gave
     * @throws CallFailure if that is -1
     */
    static long check(final long result) throws CallFailure {
        if (result == -1) {
            throw new CallFailure(Native.getLastError());
        }
        return result;
    }

    /**
     * {@return the pointer that a call gave, if it is not null}
     *
     * @param result what the call gave
     * @throws CallFailure if that is null
     */
    static Pointer check(final Pointer result) throws CallFailure {
        if (result == null) {
            throw new CallFailure(Native.getLastError());
        }
        return result;
    }

    static native int open(byte[] path, int flags, int mode);

    static native int close(int descriptor);

    static native long read(int descriptor, byte[] target, long count);

    static native long pread(int descriptor, byte[] target, long count, long position);

    static native long write(int descriptor, byte[] source, long count);

    static native long pwrite(int descriptor, byte[] source, long count, long position);

    static native long sendfile(int target, int source, Pointer position, long count);

    static native int ftruncate(int descriptor, long length);

    static native int fsync(int descriptor);

    static native int fdatasync(int descriptor);

    static native int statx(int folder, byte[] path, int flags, int mask, byte[] status);

    static native int statfs(byte[] path, byte[] status);

    static native int access(byte[] path, int mode);

    static native int chmod(byte[] path, int mode);

    static native int fchmod(int descriptor, int mode);

    static native int chown(byte[] path, int user, int group);

    static native int lchown(byte[] path, int user, int group);

    static native int fchown(int descriptor, int user, int group);

    static native int utimensat(int folder, byte[] path, long[] times, int flags);

    static native int futimens(int descriptor, long[] times);

    static native int link(byte[] existing, byte[] path);

    static native int symlink(byte[] target, byte[] path);

    static native long readlink(byte[] path, byte[] target, long size);

    static native Pointer realpath(byte[] path, byte[] resolved);

    static native int rename(byte[] from, byte[] to);

    static native int unlink(byte[] path);

    static native int mkdir(byte[] path, int mode);

    static native int rmdir(byte[] path);

    static native Pointer mkdtemp(byte[] template);

    static native int umask(int mask);

    static native Pointer opendir(byte[] path);

    static native Pointer readdir(Pointer directory);

    static native int closedir(Pointer directory);

    @SuppressWarnings("checkstyle:MethodName") // as the C library has it
    static native int inotify_init1(int flags);

    @SuppressWarnings("checkstyle:MethodName") // as the C library has it
    static native int inotify_add_watch(int descriptor, byte[] path, int mask);

    @SuppressWarnings("checkstyle:MethodName") // as the C library has it
    static native int inotify_rm_watch(int descriptor, int watch);
}
