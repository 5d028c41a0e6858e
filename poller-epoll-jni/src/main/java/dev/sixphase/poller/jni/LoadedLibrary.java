package dev.sixphase.poller.jni;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The library in this class loader: whether it may be loaded, and that it is loaded once.
 *
 * <p><b>Threads.</b> Any.
 */
final class LoadedLibrary {
    private static final int FIRST_JDK_THAT_WARNS = 24;
    /** In pieces, so that a tool which renames packages in strings too leaves it alone. */
    private static final String ORIGINAL_PACKAGE = String.join(".", "dev", "sixphase", "poller", "jni");

    private static boolean loaded;

    private LoadedLibrary() { }

    /** Loads it unless that is done, and checks that it is of the version of these classes. */
    static synchronized void require() throws NativeLibraryException {
        if (loaded) {
            return;
        }
        requireOriginalPackage(LoadedLibrary.class.getPackageName());
        final NativePlatform platform = NativePlatform.current();
        if (!platform.isLinux()) {
            throw new NativeLibraryException("epoll is Linux's, and this is " + platform.operatingSystem()
                + "; use the poller nio", null);
        }
        try {
            new NativeLibrary(LoadedLibrary::property, platform, LoadedLibrary.class::getResourceAsStream,
                System::load).load();
            requireSameVersion(LibraryNative.binaryInterface());
        } catch (final IllegalCallerException e) {
            throw new NativeLibraryException("this JVM forbids native access: " + e.getMessage()
                + "; run with " + nativeAccessFlag(), e);
        } catch (final UnsatisfiedLinkError e) {
            throw new NativeLibraryException("the library that was loaded is not of this version ("
                + e.getMessage() + "); see -D" + NativeLibrary.PATH_PROPERTY + " and java.library.path", e);
        }
        loaded = true;
    }

    /**
     * Why the library should not be loaded without being asked for by name: the JVM would print a warning,
     * or will refuse. Null if there is no such reason.
     */
    static String reluctance() {
        if (Runtime.version().feature() < FIRST_JDK_THAT_WARNS || isNamed(property("sixphase.poller"))) {
            return null;
        }
        return isNativeAccessEnabled() ? null
            : "this JVM has not been told that native code is wanted: run with " + nativeAccessFlag()
                + ", or name the backend by -Dsixphase.poller=epoll and take the JVM's warning";
    }

    static void requireOriginalPackage(final String packageName) throws NativeLibraryException {
        if (!packageName.equals(ORIGINAL_PACKAGE)) {
            throw new NativeLibraryException("relocated from " + ORIGINAL_PACKAGE + " to " + packageName
                + ": the names of native methods hold the package, so none can be found from there; leave"
                + " this module out of the relocation, or use the poller nio", null);
        }
    }

    static boolean isNamed(final String pollers) {
        return pollers != null
            && Arrays.stream(pollers.split(",")).anyMatch(it -> it.strip().equals(EpollPollerProvider.NAME));
    }

    private static void requireSameVersion(final int version) throws NativeLibraryException {
        if (version != LibraryNative.BINARY_INTERFACE) {
            throw new NativeLibraryException("the library that was loaded has binary interface " + version
                + ", and these classes have " + LibraryNative.BINARY_INTERFACE + "; see -D"
                + NativeLibrary.PATH_PROPERTY + " and java.library.path", null);
        }
    }

    /** By reflection: the method is younger than the JDK that we compile for. */
    private static boolean isNativeAccessEnabled() {
        try {
            final Method method = Module.class.getMethod("isNativeAccessEnabled");
            return (Boolean) method.invoke(LoadedLibrary.class.getModule());
        } catch (final ReflectiveOperationException e) {
            throw new AssertionError("a JDK of " + FIRST_JDK_THAT_WARNS + " or later has it", e);
        }
    }

    private static String nativeAccessFlag() {
        final Module module = LoadedLibrary.class.getModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    /** A property of the JVM, or the one variable of the environment that matters here. */
    private static String property(final String name) {
        return name.equals("XDG_CACHE_HOME") ? System.getenv(name) : System.getProperty(name);
    }
}
