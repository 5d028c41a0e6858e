package dev.sixphase.js;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;

/**
 * What {@code lib/fs.js} asks of the file system. Each operation first takes its arguments, on the loop's
 * thread, and gives the work, which runs there or on a worker.
 */
final class FileOperations {
    private static final int READABLE = 4;
    private static final int WRITABLE = 2;
    private static final int EXECUTABLE = 1;
    private static final int PERMISSION_COUNT = 9;
    private static final double MILLIS = 1e6;
    private static final String[] STAT_NAMES = {"dev", "mode", "nlink", "uid", "gid", "rdev", "ino", "size"};

    private final OpenFiles files;
    private final Map<String, Operation> operations = new HashMap<>();

    /** Takes the arguments and gives the work. */
    @FunctionalInterface
    private interface Operation {
        Callable<Object> prepare(Value... arguments);
    }

    FileOperations(final OpenFiles files) {
        this.files = files;
        addOpenFiles();
        addPaths();
        addDirectories();
        addAttributes();
    }

    /** {@return the work of an operation} */
    Callable<Object> prepare(final String name, final Value... arguments) {
        return operations.get(name).prepare(arguments);
    }

    private void add(final String name, final Operation operation) {
        operations.put(name, operation);
    }

    private static Path path(final Value argument) {
        return Path.of(argument.asString());
    }

    private void addOpenFiles() {
        add("open", a -> {
            final Path path = path(a[0]);
            final String flags = a[1].asString();
            final int mode = a[2].asInt();
            return () -> open(path, flags, mode);
        });
        add("close", a -> {
            final int file = a[0].asInt();
            return () -> {
                files.close(file);
                return null;
            };
        });
        add("read", a -> {
            final int file = a[0].asInt();
            final ByteBuffer target = ByteBuffer.allocate(a[1].asInt());
            final double position = a[2].asDouble();
            return () -> {
                final FileChannel channel = files.get(file, "read").channel();
                final int count = position < 0 ? channel.read(target) : channel.read(target, (long) position);
                return count < 0 ? target.limit(0) : target.flip();
            };
        });
        add("write", a -> {
            final int file = a[0].asInt();
            final ByteBuffer bytes = Bytes.copyOf(a[1], a[2].asInt(), a[3].asInt());
            final double position = a[4].asDouble();
            return () -> {
                final FileChannel channel = files.get(file, "write").channel();
                return position < 0 ? channel.write(bytes) : channel.write(bytes, (long) position);
            };
        });
        add("ftruncate", a -> {
            final int file = a[0].asInt();
            final double length = a[1].asDouble();
            return () -> truncate(files.get(file, "ftruncate").channel(), (long) length);
        });
        add("fsync", a -> {
            final int file = a[0].asInt();
            return () -> {
                files.get(file, "fsync").channel().force(true);
                return null;
            };
        });
        add("fstat", a -> {
            final int file = a[0].asInt();
            return () -> stat(files.get(file, "fstat").path());
        });
    }

    private Object open(final Path path, final String flags, final int mode) throws IOException {
        final Set<OpenOption> options = new HashSet<>();
        final char first = flags.charAt(0);
        if (flags.indexOf('+') > 0) {
            options.add(StandardOpenOption.READ);
            options.add(StandardOpenOption.WRITE);
        } else {
            options.add(first == 'r' ? StandardOpenOption.READ : StandardOpenOption.WRITE);
        }
        final boolean isNew = first != 'r' && !Files.exists(path);
        if (first != 'r') {
            options.add(flags.indexOf('x') > 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (first == 'w') {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        } else if (first == 'a') {
            options.add(StandardOpenOption.APPEND);
            options.remove(StandardOpenOption.READ);
        }
        final FileChannel channel = FileChannel.open(path, options);
        if (isNew) {
            Files.setPosixFilePermissions(path, permissions(mode & ~currentMask()));
        }
        return files.add(channel, path);
    }

    /** The JVM does not tell its file creation mask; this is the usual one. */
    private static int currentMask() {
        return 022;
    }

    private static Object truncate(final FileChannel channel, final long length) throws IOException {
        if (channel.size() > length) {
            channel.truncate(length);
        } else if (channel.size() < length) {
            channel.write(ByteBuffer.allocate(1), length - 1);
        }
        return null;
    }

    private void addPaths() {
        add("readFile", a -> {
            final Path path = path(a[0]);
            return () -> ByteBuffer.wrap(Files.readAllBytes(path));
        });
        add("stat", a -> {
            final Path path = path(a[0]);
            return () -> stat(path);
        });
        add("lstat", a -> {
            final Path path = path(a[0]);
            return () -> stat(path, LinkOption.NOFOLLOW_LINKS);
        });
        add("unlink", a -> onPath(a[0], Files::delete));
        add("rename", a -> onPaths(a, (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE)));
        add("copyFile", a -> {
            final Path from = path(a[0]);
            final Path to = path(a[1]);
            final boolean exclusive = a[2].asBoolean();
            return () -> {
                if (exclusive) {
                    Files.copy(from, to);
                } else {
                    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                }
                return null;
            };
        });
        add("link", a -> onPaths(a, (existing, link) -> Files.createLink(link, existing)));
        add("symlink", a -> onPaths(a, (target, link) -> Files.createSymbolicLink(link, target)));
        add("readlink", a -> {
            final Path path = path(a[0]);
            return () -> Files.readSymbolicLink(path).toString();
        });
        add("realpath", a -> {
            final Path path = path(a[0]);
            return () -> path.toRealPath().toString();
        });
        add("truncate", a -> {
            final Path path = path(a[0]);
            final double length = a[1].asDouble();
            return () -> {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    return truncate(channel, (long) length);
                }
            };
        });
    }

    private void addDirectories() {
        add("mkdir", a -> {
            final Path path = path(a[0]);
            final boolean parents = a[1].asBoolean();
            return () -> makeDirectory(path, parents);
        });
        add("mkdtemp", a -> {
            final Path prefix = Path.of(a[0].asString() + "x");
            return () -> {
                final String name = prefix.getFileName().toString();
                return Files.createTempDirectory(prefix.toAbsolutePath().getParent(),
                    name.substring(0, name.length() - 1)).toString();
            };
        });
        add("rmdir", a -> onPath(a[0], path -> {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(path.toString());
            }
            Files.delete(path);
        }));
        add("readdir", a -> {
            final Path path = path(a[0]);
            return () -> list(path);
        });
    }

    private static Object makeDirectory(final Path path, final boolean parents) throws IOException {
        if (!parents) {
            Files.createDirectory(path);
            return null;
        }
        Path first = path.toAbsolutePath().normalize();
        if (Files.exists(first)) {
            if (!Files.isDirectory(first)) {
                throw new FileAlreadyExistsException(first.toString());
            }
            return null;
        }
        while (first.getParent() != null && !Files.exists(first.getParent())) {
            first = first.getParent();
        }
        Files.createDirectories(path);
        return first.toString();
    }

    /** {@return names and kinds by turns, in the order of the names} */
    private static Object list(final Path path) throws IOException {
        final List<Object> entries = new ArrayList<>();
        try (Stream<Path> children = Files.list(path)) {
            children.sorted().forEach(child -> {
                entries.add(child.getFileName().toString());
                entries.add(kind(child));
            });
        }
        return ProxyArray.fromList(entries);
    }

    private static String kind(final Path path) {
        if (Files.isSymbolicLink(path)) {
            return "link";
        }
        if (Files.isDirectory(path)) {
            return "directory";
        }
        return Files.isRegularFile(path) ? "file" : "other";
    }

    private void addAttributes() {
        add("access", a -> {
            final Path path = path(a[0]);
            final int mode = a[1].asInt();
            return () -> {
                if (!Files.exists(path)) {
                    throw new NoSuchFileException(path.toString());
                }
                if ((mode & READABLE) != 0 && !Files.isReadable(path)
                    || (mode & WRITABLE) != 0 && !Files.isWritable(path)
                    || (mode & EXECUTABLE) != 0 && !Files.isExecutable(path)) {
                    throw new AccessDeniedException(path.toString());
                }
                return null;
            };
        });
        add("chmod", a -> {
            final int mode = a[1].asInt();
            return onPath(a[0], path -> Files.setPosixFilePermissions(path, permissions(mode)));
        });
        add("utimes", a -> {
            final FileTime modified = FileTime.fromMillis((long) a[2].asDouble());
            return onPath(a[0], path -> Files.setLastModifiedTime(path, modified));
        });
    }

    private static Object stat(final Path path, final LinkOption... options) throws IOException {
        final Map<String, Object> all = Files.readAttributes(path, "unix:*", options);
        final List<Object> fields = new ArrayList<>();
        for (final String name : STAT_NAMES) {
            fields.add(((Number) all.get(name)).doubleValue());
        }
        for (final String name : List.of("lastAccessTime", "lastModifiedTime", "ctime", "creationTime")) {
            fields.add(((FileTime) all.get(name)).to(java.util.concurrent.TimeUnit.NANOSECONDS) / MILLIS);
        }
        return ProxyArray.fromList(fields);
    }

    private static Set<PosixFilePermission> permissions(final int mode) {
        final Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        final PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < PERMISSION_COUNT; bit++) {
            if ((mode >> (PERMISSION_COUNT - 1 - bit) & 1) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }

    /** What is done to one path. */
    @FunctionalInterface
    private interface PathAction {
        void accept(Path path) throws IOException;
    }

    /** What is done with two paths. */
    @FunctionalInterface
    private interface PathsAction {
        void accept(Path first, Path second) throws IOException;
    }

    private static Callable<Object> onPath(final Value argument, final PathAction action) {
        final Path path = path(argument);
        return () -> {
            action.accept(path);
            return null;
        };
    }

    private static Callable<Object> onPaths(final Value[] arguments, final PathsAction action) {
        final Path first = path(arguments[0]);
        final Path second = path(arguments[1]);
        return () -> {
            action.accept(first, second);
            return null;
        };
    }
}
