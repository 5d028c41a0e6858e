package dev.sixphase.poller.jni;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Finds the library, checks that it fits, and loads it; or says why not. In this order:
 * {@code -Dsixphase.native.path}, {@code java.library.path}, the jar by way of a cache. Only the last
 * writes anything.
 *
 * <p>What it asks of its surroundings comes in by the constructor, so that tests need no second machine.
 */
final class NativeLibrary {
    static final String PATH_PROPERTY = "sixphase.native.path";
    static final String CACHE_PROPERTY = "sixphase.native.cache";

    private static final String LOADED_ELSEWHERE = "already loaded in another classloader";

    private final UnaryOperator<String> properties;
    private final NativePlatform platform;
    private final JarContent jar;
    private final Consumer<String> loader;
    private final InstantSource now;
    private final String fileName;

    NativeLibrary(final UnaryOperator<String> properties, final NativePlatform platform, final JarContent jar,
        final Consumer<String> loader, final InstantSource now) {

        this.properties = properties;
        this.platform = platform;
        this.jar = jar;
        this.loader = loader;
        this.now = now;
        this.fileName = platform.system().fileName();
    }

    /** What the jar, or the class path, holds. */
    interface JarContent {
        /** The resource, or null if there is none. */
        InputStream open(String name);
    }

    /** Loads it by the first way that leads anywhere. If a property asks for a way, there is no other. */
    void load() throws NativeLibraryException {
        final String path = properties.apply(PATH_PROPERTY);
        if (path != null) {
            loadNamed(path);
            return;
        }
        final Path found = onLibraryPath();
        if (found != null) {
            loadFile(found, "it was found by java.library.path");
            return;
        }
        loadFromJar();
    }

    private void loadNamed(final String path) throws NativeLibraryException {
        final Path file;
        try {
            final Path named = Path.of(path).toAbsolutePath();
            file = Files.isDirectory(named) ? named.resolve(fileName) : named;
        } catch (final InvalidPathException e) {
            throw noPath(PATH_PROPERTY, e);
        }
        if (!Files.isRegularFile(file)) {
            throw new NativeLibraryException("there is no file " + file + ", which -D" + PATH_PROPERTY + "="
                + path + " names; name the library or its folder, or leave the property out", null);
        }
        loadFile(file, "-D" + PATH_PROPERTY + "=" + path + " names it");
    }

    private static NativeLibraryException noPath(final String property, final InvalidPathException cause) {
        return new NativeLibraryException("-D" + property + "=" + cause.getInput() + " is no path: "
            + cause.getReason(), cause);
    }

    private Path onLibraryPath() {
        final String folders = properties.apply("java.library.path");
        if (folders == null) {
            return null;
        }
        for (final String folder : folders.split(File.pathSeparator)) {
            final Path file = inFolder(folder);
            // As a File, which needs no exception to say no.
            if (file != null && file.toFile().isFile()) {
                return file;
            }
        }
        return null;
    }

    /** Null for where the process happens to be, which the JVM of Windows adds, and for what is no path. */
    private Path inFolder(final String folder) {
        try {
            return folder.isEmpty() || folder.equals(".") ? null : Path.of(folder, fileName).toAbsolutePath();
        } catch (final InvalidPathException ignored) {
            return null;
        }
    }

    /** Loads a file that the user put there. */
    private void loadFile(final Path file, final String origin) throws NativeLibraryException {
        try (InputStream content = Files.newInputStream(file)) {
            requireFitting(content.readNBytes(LibraryFormat.BYTES),
                file + " cannot be loaded (" + origin + ")");
        } catch (final IOException e) {
            throw new NativeLibraryException(file + " cannot be read (" + origin + "): " + e, e);
        }
        try {
            loader.accept(file.toString());
        } catch (final UnsatisfiedLinkError e) {
            if (!isLoadedElsewhere(e)) {
                throw new NativeLibraryException(
                    file + " cannot be loaded (" + origin + "): " + e.getMessage(), e);
            }
            loadCopyOf(file);
        }
    }

    private void loadCopyOf(final Path file) throws NativeLibraryException {
        try {
            loadByCache(Files.readAllBytes(file), true);
        } catch (final IOException e) {
            throw new NativeLibraryException(file + " cannot be read: " + e, e);
        }
    }

    private void loadFromJar() throws NativeLibraryException {
        final String name = platform.resource();
        final byte[] content;
        try (InputStream resource = jar.open(name)) {
            if (resource == null) {
                throw new NativeLibraryException(whyNotBuilt(), null);
            }
            content = resource.readAllBytes();
        } catch (final IOException e) {
            throw new NativeLibraryException("the jar's " + name + " cannot be read: " + e, e);
        }
        requireFitting(content, "the jar's " + name + " cannot be loaded");
        loadByCache(content, false);
    }

    /** Tries the places that the content could be put to, until one works. */
    private void loadByCache(final byte[] content, final boolean isLoadedAlready)
        throws NativeLibraryException {

        final List<String> problems = new ArrayList<>();
        Throwable cause = null;
        for (final Path directory : cacheDirectories()) {
            try {
                final FolderGuard guard = FolderGuard.of(directory, properties);
                loadByCache(new LibraryCache(directory, fileName, guard, now), content, isLoadedAlready);
                return;
            } catch (final IOException | UnsatisfiedLinkError e) {
                cause = cause == null ? e : cause;
                problems.add(directory + ": " + (e instanceof IOException ? e.toString() : e.getMessage()));
            }
        }
        throw new NativeLibraryException("the library cannot be loaded from a cache directory ["
            + String.join("; ", problems) + "]. It must be writable by you alone and " + execution()
            + ": set -D" + CACHE_PROPERTY + " to such a directory, or -D" + PATH_PROPERTY
            + " to a copy of the jar's " + platform.resource().substring(1), cause);
    }

    private List<Path> cacheDirectories() throws NativeLibraryException {
        try {
            return CacheDirectories.of(properties, platform.system());
        } catch (final InvalidPathException e) {
            throw noPath(CACHE_PROPERTY, e);
        }
    }

    private String execution() {
        return platform.system() == NativeSystem.WINDOWS ? "no policy may forbid to load libraries from it"
            : "not be mounted noexec";
    }

    private void loadByCache(final LibraryCache cache, final byte[] content, final boolean isLoadedAlready)
        throws IOException {

        if (!isLoadedAlready) {
            try {
                loader.accept(cache.place(content).toString());
                return;
            } catch (final UnsatisfiedLinkError e) {
                if (!isLoadedElsewhere(e)) {
                    throw e;
                }
            }
        }
        // A JVM gives one file to one class loader. The library has no state, so a copy is as good.
        final Path copy = cache.placePrivately(content);
        try {
            loader.accept(copy.toString());
        } finally {
            LibraryCache.deleteUnlessLoaded(copy);
        }
    }

    private void requireFitting(final byte[] content, final String problem) throws NativeLibraryException {
        final String misfit = LibraryFormat.problem(content, platform);
        if (misfit != null) {
            throw new NativeLibraryException(
                problem + ": " + misfit + "; this jar holds " + whatIsBuilt(), null);
        }
    }

    private String whyNotBuilt() {
        final String recorded = built().getProperty(platform.folder());
        return "this jar holds no library for " + platform.folder()
            + (recorded == null ? "" : " (" + recorded + ")") + "; it holds " + whatIsBuilt() + ". Set -D"
            + PATH_PROPERTY + " to one that you built with src/main/native/CMakeLists.txt";
    }

    private String whatIsBuilt() {
        final Properties built = built();
        final List<String> platforms = built.stringPropertyNames().stream()
            .filter(name -> built.getProperty(name).equals("built"))
            .sorted()
            .toList();
        return platforms.isEmpty() ? "none" : String.join(", ", platforms);
    }

    /** What NativeBuild.java wrote down: for each platform "built", or why not. */
    private Properties built() {
        final Properties result = new Properties();
        try (InputStream resource = jar.open("/META-INF/native/built.properties")) {
            if (resource != null) {
                result.load(resource);
            }
        } catch (final IOException ignored) {
            // It only explains; without it the explanation is shorter.
        }
        return result;
    }

    private static boolean isLoadedElsewhere(final UnsatisfiedLinkError error) {
        return error.getMessage() != null && error.getMessage().contains(LOADED_ELSEWHERE);
    }
}
