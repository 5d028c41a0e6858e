package dev.sixphase.poller.jni;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The backends of this module, each with the systems that it is for. */
enum NativeBackend {
    EPOLL("Linux", NativeSystem.LINUX),
    IO_URING("Linux", NativeSystem.LINUX),
    KQUEUE("macOS and the BSDs", NativeSystem.MACOS, NativeSystem.BSD),
    IOCP("Windows", NativeSystem.WINDOWS);

    private final String where;
    private final Set<NativeSystem> systems;

    NativeBackend(final String where, final NativeSystem... systems) {
        this.where = where;
        this.systems = Set.of(systems);
    }

    /** The one whose provider has this name. */
    static NativeBackend of(final String pollerName) {
        return valueOf(pollerName.toUpperCase(Locale.ROOT));
    }

    private String pollerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks that it is for such a platform.
     *
     * @throws NativeLibraryException with the pollers that are for that, if it is not
     */
    void requireSystem(final NativePlatform platform) throws NativeLibraryException {
        if (!systems.contains(platform.system())) {
            final String others = Arrays.stream(values())
                .filter(backend -> backend.systems.contains(platform.system()))
                .map(backend -> backend.pollerName() + " or ")
                .findFirst()
                .orElse("");
            throw new NativeLibraryException(pollerName() + " is for " + where + ", and this is "
                + platform.operatingSystem() + "; use the poller " + others + "nio", null);
        }
    }
}
