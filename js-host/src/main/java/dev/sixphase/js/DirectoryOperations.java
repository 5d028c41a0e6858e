package dev.sixphase.js;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.proxy.ProxyArray;

/** Operations on directories. */
final class DirectoryOperations implements AutoCloseable {
    // struct dirent of 64-bit Linux
    private static final int KIND = 18;
    private static final int NAME = 19;
    private static final String TEMPLATE = "XXXXXX";

    private final WorkingDirectory here;
    private final Map<Integer, Pointer> open = new ConcurrentHashMap<>();
    private final AtomicInteger lastOpened = new AtomicInteger();

    DirectoryOperations(final WorkingDirectory here) {
        this.here = here;
    }

    /** What one entry is called, each byte a character, and what it is. */
    private record Entry(String name, int kind) { }

    void addTo(final Map<String, FileOperation> operations) {
        operations.put("mkdir", a -> {
            final byte[] path = here.pathOf(a[0]);
            final int mode = a[1].asInt();
            return () -> LibcNative.check(LibcNative.mkdir(path, mode));
        });
        operations.put("rmdir", a -> {
            final byte[] path = here.pathOf(a[0]);
            return () -> LibcNative.check(LibcNative.rmdir(path));
        });
        operations.put("mkdtemp", a -> {
            final byte[] prefix = here.pathOf(a[0]);
            final boolean raw = a[1].asBoolean();
            return () -> mkdtemp(prefix, raw);
        });
        operations.put("scandir", a -> {
            final byte[] path = here.pathOf(a[0]);
            final boolean raw = a[1].asBoolean();
            return () -> scan(path, raw);
        });
        operations.put("opendir", a -> {
            final byte[] path = here.pathOf(a[0]);
            return () -> add(LibcNative.check(LibcNative.opendir(path)));
        });
        operations.put("readdir", a -> {
            final Pointer directory = open.get(a[0].asInt());
            final int limit = a[1].asInt();
            final boolean raw = a[2].asBoolean();
            return () -> flat(read(directory, limit), raw);
        });
        operations.put("closedir", a -> {
            final Pointer directory = open.remove(a[0].asInt());
            return () -> LibcNative.check(LibcNative.closedir(directory));
        });
    }

    private static String mkdtemp(final byte[] prefix, final boolean raw) throws CallFailure {
        final byte[] template = java.util.Arrays.copyOf(prefix, prefix.length + TEMPLATE.length());
        for (int at = 0; at < TEMPLATE.length(); at++) {
            template[prefix.length - 1 + at] = (byte) TEMPLATE.charAt(at);
        }
        LibcNative.check(LibcNative.mkdtemp(template));
        return PathOperations.name(PathOperations.upToZero(template), raw);
    }

    private int add(final Pointer directory) {
        final int number = lastOpened.incrementAndGet();
        open.put(number, directory);
        return number;
    }

    /** All entries, in the order of their bytes. */
    private static Object scan(final byte[] path, final boolean raw) throws CallFailure {
        final Pointer directory = LibcNative.check(LibcNative.opendir(path));
        try {
            final List<Entry> entries = read(directory, Integer.MAX_VALUE);
            entries.sort(Comparator.comparing(Entry::name));
            return flat(entries, raw);
        } finally {
            LibcNative.closedir(directory);
        }
    }

    private static List<Entry> read(final Pointer directory, final int limit) throws CallFailure {
        final List<Entry> entries = new ArrayList<>();
        while (entries.size() < limit) {
            Native.setLastError(0);
            final Pointer entry = LibcNative.readdir(directory);
            if (entry == null) {
                if (Native.getLastError() != 0) {
                    throw new CallFailure(Native.getLastError());
                }
                break;
            }
            final String name = entry.getString(NAME, "ISO-8859-1");
            if (!".".equals(name) && !"..".equals(name)) {
                entries.add(new Entry(name, entry.getByte(KIND)));
            }
        }
        return entries;
    }

    /** Names and kinds by turns. */
    private static Object flat(final List<Entry> entries, final boolean raw) {
        final List<Object> result = new ArrayList<>();
        for (final Entry entry : entries) {
            result.add(raw ? entry.name() : PathOperations.name(
                entry.name().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), false));
            result.add(entry.kind());
        }
        return ProxyArray.fromList(result);
    }

    /** Closes what the program left open. */
    @Override
    public void close() {
        open.values().forEach(LibcNative::closedir);
        open.clear();
    }
}
