package dev.sixphase.js;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.graalvm.polyglot.Value;

/** Operations on files by their paths. */
final class PathOperations {
    private static final int PATH_LIMIT = 4096;
    private static final int O_CLOEXEC = 0x80000;

    private final WorkingDirectory here;
    private final Descriptors descriptors;

    PathOperations(final WorkingDirectory here, final Descriptors descriptors) {
        this.here = here;
        this.descriptors = descriptors;
    }

    /** What is done to one path. */
    @FunctionalInterface
    private interface OnPath {
        Object call(byte[] path) throws CallFailure;
    }

    /** What is done with two paths. */
    @FunctionalInterface
    private interface OnPaths {
        long call(byte[] first, byte[] second) throws CallFailure;
    }

    void addTo(final Map<String, FileOperation> operations) {
        operations.put("open", a -> {
            final int flags = a[1].asInt();
            final int mode = a[2].asInt();
            return with(a[0], path ->
                descriptors.add((int) LibcNative.check(LibcNative.open(path, flags | O_CLOEXEC, mode))));
        });
        operations.put("stat", a -> with(a[0], FileStatus::ofPath));
        operations.put("lstat", a -> with(a[0], FileStatus::ofLink));
        operations.put("statfs", a -> with(a[0], FileStatus::ofFileSystem));
        operations.put("readlink", a -> {
            final boolean raw = a[1].asBoolean();
            return with(a[0], path -> readlink(path, raw));
        });
        operations.put("realpath", a -> {
            final boolean raw = a[1].asBoolean();
            return with(a[0], path -> realpath(path, raw));
        });
        operations.put("unlink", a -> with(a[0], path -> LibcNative.check(LibcNative.unlink(path))));
        operations.put("rename", a -> with(a, LibcNative::rename));
        operations.put("link", a -> with(a, LibcNative::link));
        operations.put("symlink", a -> {
            final byte[] target = WorkingDirectory.textOf(a[0]);
            return with(a[1], path -> LibcNative.check(LibcNative.symlink(target, path)));
        });
        operations.put("copyfile", a -> {
            final int mode = a[2].asInt();
            return with(a, (from, to) -> FileCopy.copy(from, to, mode));
        });
        addAttributes(operations);
    }

    private void addAttributes(final Map<String, FileOperation> operations) {
        operations.put("access", a -> {
            final int mode = a[1].asInt();
            return with(a[0], path -> LibcNative.check(LibcNative.access(path, mode)));
        });
        operations.put("chmod", a -> {
            final int mode = a[1].asInt();
            return with(a[0], path -> LibcNative.check(LibcNative.chmod(path, mode)));
        });
        operations.put("chown", a -> {
            final int user = (int) a[1].asLong();
            final int group = (int) a[2].asLong();
            return with(a[0], path -> LibcNative.check(LibcNative.chown(path, user, group)));
        });
        operations.put("lchown", a -> {
            final int user = (int) a[1].asLong();
            final int group = (int) a[2].asLong();
            return with(a[0], path -> LibcNative.check(LibcNative.lchown(path, user, group)));
        });
        operations.put("utime", a -> utimes(0, a));
        operations.put("lutime", a -> utimes(LibcNative.AT_SYMLINK_NOFOLLOW, a));
    }

    private Callable<Object> utimes(final int flags, final Value... a) {
        final long[] times = FileStatus.times(a[1].asDouble(), a[2].asDouble());
        return with(a[0], path ->
            LibcNative.check(LibcNative.utimensat(LibcNative.AT_FDCWD, path, times, flags)));
    }

    private Callable<Object> with(final Value value, final OnPath call) {
        final byte[] path = here.pathOf(value);
        return () -> call.call(path);
    }

    private Callable<Object> with(final Value[] values, final OnPaths call) {
        final byte[] first = here.pathOf(values[0]);
        final byte[] second = here.pathOf(values[1]);
        return () -> LibcNative.check(call.call(first, second));
    }

    private static String readlink(final byte[] path, final boolean raw) throws CallFailure {
        final byte[] target = new byte[PATH_LIMIT];
        final long length = LibcNative.check(LibcNative.readlink(path, target, PATH_LIMIT));
        return name(Arrays.copyOf(target, (int) length), raw);
    }

    private static String realpath(final byte[] path, final boolean raw) throws CallFailure {
        final byte[] resolved = new byte[PATH_LIMIT + 1];
        LibcNative.check(LibcNative.realpath(path, resolved));
        return name(upToZero(resolved), raw);
    }

    /** {@return the bytes before the first zero} */
    static byte[] upToZero(final byte[] bytes) {
        int length = 0;
        while (bytes[length] != 0) {
            length++;
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * {@return a name of the file system as text}
     *
     * @param bytes the name
     * @param raw whether each byte becomes a character, for JavaScript to decode
     */
    static String name(final byte[] bytes, final boolean raw) {
        return new String(bytes, raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
