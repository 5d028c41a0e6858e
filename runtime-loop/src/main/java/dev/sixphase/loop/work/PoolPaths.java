package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.FileAttributes;
import dev.sixphase.api.FileLinks;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.Request;
import dev.sixphase.api.spi.WorkerPool;
import java.nio.file.AccessMode;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** What is asked and said about files by their paths. */
abstract class PoolPaths implements FileLinks, FileAttributes {
    private final Submitter submitter;

    PoolPaths(final Submitter submitter) {
        this.submitter = submitter;
    }

    final Submitter submitter() {
        return submitter;
    }

    final <T> Request submit(final Callable<? extends T> work, final Callback<? super T> callback) {
        Objects.requireNonNull(callback, "callback");
        return submitter.submit(WorkerPool.Kind.FAST_IO, work, callback);
    }

    @Override
    public final Request makeLink(final Path existing, final Path link, final Callback<Void> callback) {
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(link, "link");
        return submit(() -> PathCalls.makeLink(existing, link), callback);
    }

    @Override
    public final Request makeSymbolicLink(final Path target, final Path link,
        final Callback<Void> callback) {

        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(link, "link");
        return submit(() -> PathCalls.makeSymbolicLink(target, link), callback);
    }

    @Override
    public final Request readLink(final Path link, final Callback<? super Path> callback) {
        Objects.requireNonNull(link, "link");
        return submit(() -> PathCalls.readLink(link), callback);
    }

    @Override
    public final Request statLink(final Path link, final Callback<? super FileStatus> callback) {
        Objects.requireNonNull(link, "link");
        return submit(() -> PathCalls.stat("lstat", link, LinkOption.NOFOLLOW_LINKS), callback);
    }

    @Override
    public final Request realPath(final Path path, final Callback<? super Path> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> PathCalls.realPath(path), callback);
    }

    @Override
    public final Request checkAccess(final Path path, final Set<AccessMode> modes,
        final Callback<Void> callback) {

        Objects.requireNonNull(path, "path");
        final AccessMode[] copy = modes.toArray(AccessMode[]::new);
        return submit(() -> PathCalls.checkAccess(path, copy), callback);
    }

    @Override
    public final Request setPermissions(final Path path, final Set<PosixFilePermission> permissions,
        final Callback<Void> callback) {

        Objects.requireNonNull(path, "path");
        final Set<PosixFilePermission> copy = Set.copyOf(permissions);
        return submit(() -> PathCalls.setPermissions("chmod", path, copy), callback);
    }

    @Override
    public final Request setTimes(final Path path, final Instant accessed, final Instant modified,
        final Callback<Void> callback) {

        Objects.requireNonNull(path, "path");
        return submit(() -> PathCalls.setTimes("utime", path, accessed, modified), callback);
    }
}
