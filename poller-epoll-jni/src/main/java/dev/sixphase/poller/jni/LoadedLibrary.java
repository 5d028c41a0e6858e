package dev.sixphase.poller.jni;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The library in this class loader: that it is loaded once, and that it is the one that belongs to these
 * classes. It serves all backends of the system that it is for.
 *
 * <p><b>Threads.</b> Any.
 */
final class LoadedLibrary {
    /** In pieces, so that a tool which renames packages in strings too leaves it alone. */
    private static final String ORIGINAL_PACKAGE = String.join(".", "dev", "sixphase", "poller", "jni");
    /** What matters of the environment; all else is a property of the JVM. */
    private static final Set<String> VARIABLES = Set.of("XDG_CACHE_HOME", "LOCALAPPDATA", "SystemRoot");

    private static boolean loaded;

    private LoadedLibrary() { }

    /** Loads it unless that is done, and checks that it is of the version of these classes. */
    static synchronized void require() throws NativeLibraryException {
        if (loaded) {
            return;
        }
        requireOriginalPackage(LoadedLibrary.class.getPackageName());
        try {
            final ThisJvm jvm = new ThisJvm();
            new NativeLibrary(jvm, NativePlatform.current(), jvm, new Loading(), InstantSource.system())
                .load();
            requireSameVersion(LibraryNative.binaryInterface());
            requireStarted(SocketNative.startup());
        } catch (final IllegalCallerException e) {
            throw new NativeLibraryException("this JVM forbids native access: " + e.getMessage()
                + "; run with " + NativeAccess.flag(), e);
        } catch (final UnsatisfiedLinkError e) {
            throw new NativeLibraryException("the library that was loaded is not of this version ("
                + e.getMessage() + "); see -D" + NativeLibrary.PATH_PROPERTY + " and java.library.path", e);
        }
        loaded = true;
    }

    static void requireOriginalPackage(final String packageName) throws NativeLibraryException {
        if (!packageName.equals(ORIGINAL_PACKAGE)) {
            throw new NativeLibraryException("relocated from " + ORIGINAL_PACKAGE + " to " + packageName
                + ": the names of native methods hold the package, so none can be found from there; leave"
                + " this module out of the relocation, or use the poller nio", null);
        }
    }

    private static void requireSameVersion(final int version) throws NativeLibraryException {
        if (version != LibraryNative.BINARY_INTERFACE) {
            throw new NativeLibraryException("the library that was loaded has binary interface " + version
                + ", and these classes have " + LibraryNative.BINARY_INTERFACE + "; see -D"
                + NativeLibrary.PATH_PROPERTY + " and java.library.path", null);
        }
    }

    private static void requireStarted(final int result) throws NativeLibraryException {
        if (result < 0) {
            throw new NativeLibraryException("the system's sockets do not start: "
                + NativeErrno.failure(result, "WSAStartup", "").getMessage(), null);
        }
    }

    /** What the library is looked for with. A class, where every program that starts would link lambdas. */
    private static final class ThisJvm implements UnaryOperator<String>, NativeLibrary.JarContent {
        @Override
        public String apply(final String property) {
            return VARIABLES.contains(property) ? System.getenv(property) : System.getProperty(property);
        }

        @Override
        public InputStream open(final String name) {
            return LoadedLibrary.class.getResourceAsStream(name);
        }
    }

    /** What it is loaded with; not the same class, since both interfaces have an {@code andThen}. */
    private static final class Loading implements Consumer<String> {
        @Override
        public void accept(final String file) {
            System.load(file);
        }
    }
}
