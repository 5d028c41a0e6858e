package dev.sixphase.poller.jni;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The way to the library, with a jar, properties and a JVM that the test owns. */
class NativeLibraryTest {
    private static final String RESOURCE = "/META-INF/native/linux-x86_64/libsixphase.so";
    private static final String REPORT = "/META-INF/native/built.properties";

    @TempDir
    private Path home;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, byte[]> jar = new HashMap<>();
    private final List<String> loaded = new ArrayList<>();
    private final Map<Integer, String> linkErrors = new HashMap<>();
    private NativePlatform platform = NativePlatform.of("Linux", "amd64");

    @BeforeEach
    void makeSurroundings() {
        properties.put("user.name", System.getProperty("user.name"));
        properties.put("SystemRoot", System.getenv("SystemRoot"));
        properties.put("user.home", home.resolve("home").toString());
        properties.put("java.io.tmpdir", home.resolve("tmp").toString());
        jar.put(RESOURCE, elf(0x3e));
        jar.put(REPORT, "linux-x86_64=built\nlinux-aarch64=not built: no compiler\n".getBytes());
    }

    private static byte[] elf(final int machine) {
        final byte[] content = new byte[64];
        System.arraycopy("\177ELF\2\1".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 6);
        content[16] = 3;
        content[18] = (byte) machine;
        return content;
    }

    private void load() throws NativeLibraryException {
        new NativeLibrary(properties::get, platform, this::open, this::link, () -> Instant.EPOCH).load();
    }

    private InputStream open(final String name) {
        return jar.containsKey(name) ? new ByteArrayInputStream(jar.get(name)) : null;
    }

    private void link(final String file) {
        assertTrue(Files.isRegularFile(Path.of(file)), file);
        loaded.add(file);
        final String error = linkErrors.get(loaded.size());
        if (error != null) {
            throw new UnsatisfiedLinkError(error);
        }
    }

    private String reason() {
        return assertThrows(NativeLibraryException.class, this::load).getMessage();
    }

    private void assertLoadedFrom(final String folder, final int index) {
        assertTrue(Path.of(loaded.get(index)).startsWith(home.resolve(folder)), loaded::toString);
    }

    private Path file(final String folder, final byte[] content) throws IOException {
        return Files.write(Files.createDirectories(home.resolve(folder)).resolve("libsixphase.so"), content);
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theJarsLibraryIsLoadedFromTheUsersCache() throws Exception {
        load();

        assertEquals(1, loaded.size());
        assertLoadedFrom("home/.cache/sixphase", 0);
    }

    @Test
    void theCacheFollowsTheEnvironmentAndTheProperty() throws Exception {
        properties.put("XDG_CACHE_HOME", home.resolve("xdg").toString());
        load();
        properties.put(NativeLibrary.CACHE_PROPERTY, home.resolve("named").toString());
        load();

        assertLoadedFrom("xdg/sixphase", 0);
        assertLoadedFrom("named", 1);
    }

    @Test
    void theTemporaryFolderServesWhereThereIsNoHome() throws Exception {
        properties.put("user.home", "?");
        load();

        assertLoadedFrom("tmp/sixphase-" + System.getProperty("user.name"), 0);
    }

    @Test
    void theTemporaryFolderServesWhereTheCacheIsMountedNoexec() throws Exception {
        linkErrors.put(1, "failed to map segment from shared object");
        load();

        assertEquals(2, loaded.size());
        assertLoadedFrom("tmp/sixphase-" + System.getProperty("user.name"), 1);
    }

    // users 3
    @Test
    void aCacheThatCannotBeUsedIsNamedWithWhatHelps() throws IOException {
        properties.put(NativeLibrary.CACHE_PROPERTY, home.resolve("named").toString());
        linkErrors.put(1, "x.so: failed to map segment from shared object");

        final String reason = reason();

        assertTrue(reason.contains(home.resolve("named") + ": x.so: failed to map"), reason);
        assertTrue(reason.contains("noexec"), reason);
        assertTrue(reason.contains("-Dsixphase.native.cache"), reason);
        assertTrue(reason.contains("-Dsixphase.native.path"), reason);
    }

    @Test
    void aCacheThatIsAFileIsNamedToo() throws IOException {
        properties.put(NativeLibrary.CACHE_PROPERTY, Files.createFile(home.resolve("file")).toString());

        assertTrue(reason().contains("FileAlreadyExistsException"));
        assertTrue(loaded.isEmpty());
    }

    @Test
    void aNamedFileOrItsFolderIsLoadedAndNothingIsWritten() throws Exception {
        final Path file = file("lib", elf(0x3e));
        properties.put(NativeLibrary.PATH_PROPERTY, file.toString());
        load();
        properties.put(NativeLibrary.PATH_PROPERTY, file.getParent().toString());
        load();

        assertEquals(List.of(file.toString(), file.toString()), loaded);
        assertEquals(List.of(file), written());
    }

    @Test
    void aNamedFileThatIsMissingIsNotReplacedByAnother() throws IOException {
        properties.put(NativeLibrary.PATH_PROPERTY, home.resolve("nowhere").toString());

        final String reason = reason();

        assertTrue(reason.contains("there is no file " + home.resolve("nowhere")), reason);
        assertTrue(reason.contains("-Dsixphase.native.path"), reason);
        assertTrue(loaded.isEmpty());
    }

    // users 5: the JVM never sees it
    @Test
    void aFileForAnotherMachineIsRefusedBeforeLoading() throws IOException {
        final Path file = file("lib", elf(0xb7));
        properties.put(NativeLibrary.PATH_PROPERTY, file.toString());

        final String reason = reason();

        assertEquals(file + " cannot be loaded (-Dsixphase.native.path=" + file + " names it): it is for"
            + " aarch64, and this JVM is x86_64; this jar holds linux-x86_64", reason);
        assertTrue(loaded.isEmpty());
    }

    @Test
    void aNameThatIsNoPathIsTold() {
        properties.put(NativeLibrary.PATH_PROPERTY, "x\0y");

        assertTrue(reason().startsWith("-Dsixphase.native.path=x\0y is no path: "), this::reason);

        properties.remove(NativeLibrary.PATH_PROPERTY);
        properties.put(NativeLibrary.CACHE_PROPERTY, "x\0y");

        assertTrue(reason().startsWith("-Dsixphase.native.cache=x\0y is no path: "), this::reason);
    }

    @Test
    void aFileOfAnotherSystemIsRefusedBeforeLoading() throws IOException {
        platform = NativePlatform.of("Windows 11", "amd64");
        properties.put(NativeLibrary.PATH_PROPERTY, file("lib", elf(0x3e)).toString());

        assertTrue(reason().contains("it is an ELF file, for Linux or a BSD, and this JVM is for windows"),
            this::reason);
        assertTrue(loaded.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, macos-x86_64/libsixphase.dylib", "Windows 10, windows-x86_64/sixphase.dll"})
    void eachSystemsLibraryIsTakenFromItsFolderOfTheJar(final String osName, final String name)
        throws Exception {

        platform = NativePlatform.of(osName, "amd64");
        jar.clear();
        jar.put("/META-INF/native/" + name, osName.startsWith("Mac") ? dylib() : dll());
        load();

        final Path file = Path.of(loaded.get(0));
        assertTrue(name.endsWith("/" + file.getFileName()), file::toString);
        assertLoadedFrom("home", 0);
    }

    private static byte[] dylib() {
        return ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN).putInt(0xfeedfacf).putInt(0x01000007)
            .putInt(12, 6).array();
    }

    private static byte[] dll() {
        return ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x5a4d)
            .putInt(0x3c, 0x80).putInt(0x80, 0x4550).putShort(0x84, (short) 0x8664)
            .putShort(0x96, (short) 0x2000).array();
    }

    @Test
    void aSystemThatNoLibraryIsBuiltForHearsWhichThereAre() {
        platform = NativePlatform.of("FreeBSD", "amd64");

        assertEquals("this jar holds no library for freebsd-x86_64; it holds linux-x86_64. Set"
            + " -Dsixphase.native.path to one that you built with src/main/native/CMakeLists.txt", reason());
    }

    @Test
    void onWindowsItIsPoliciesThatForbidLoading() {
        platform = NativePlatform.of("Windows 10", "amd64");
        jar.put("/META-INF/native/windows-x86_64/sixphase.dll", dll());
        properties.put(NativeLibrary.CACHE_PROPERTY, home.resolve("named").toString());
        linkErrors.put(1, "blocked by group policy");

        assertTrue(reason().contains("no policy may forbid"), this::reason);
    }

    @Test
    void aJunkFileIsRefusedBeforeLoading() throws IOException {
        properties.put(NativeLibrary.PATH_PROPERTY, file("lib", "junk".getBytes()).toString());

        assertTrue(reason().contains("it is no shared library: it begins with [6a 75 6e 6b]"));
        assertTrue(loaded.isEmpty());
    }

    @Test
    void theFirstFileOnTheLibraryPathComesBeforeTheJar() throws Exception {
        final Path file = file("second", elf(0x3e));
        file("third", elf(0x3e));
        properties.put("java.library.path", String.join(File.pathSeparator, home.resolve("first").toString(),
            "", home.resolve("second").toString(), home.resolve("third").toString()));
        load();

        assertEquals(List.of(file.toString()), loaded);
        assertEquals(2, written().size());
    }

    // The JVM of Windows adds the current folder to the path, where anybody may have put anything.
    @Test
    void theCurrentFolderAndWhatIsNoPathAreNoPlacesOfTheLibraryPath() throws Exception {
        final Path file = Path.of("libsixphase.so").toAbsolutePath();
        Files.write(file, elf(0x3e));
        try {
            properties.put("java.library.path", String.join(File.pathSeparator, ".", "", "\0"));
            load();
        } finally {
            Files.delete(file);
        }

        assertLoadedFrom("home", 0);
    }

    @Test
    void aFileOnTheLibraryPathThatFailsIsTheReason() throws IOException {
        file("lib", elf(0x3e));
        properties.put("java.library.path", home.resolve("lib").toString());
        linkErrors.put(1, "undefined symbol");

        final String reason = reason();

        assertTrue(reason.contains("java.library.path"), reason);
        assertTrue(reason.contains("undefined symbol"), reason);
    }

    // users 4
    @Test
    void aSecondClassLoaderGetsACopyThatIsGoneAfterLoading() throws Exception {
        linkErrors.put(1, "Native Library x already loaded in another classloader");
        load();

        assertEquals(2, loaded.size());
        assertFalse(Files.exists(Path.of(loaded.get(1))));
        assertEquals(List.of(Path.of(loaded.get(0))), written());
    }

    @Test
    void aSecondClassLoaderGetsACopyOfANamedFileToo() throws Exception {
        final Path file = file("lib", elf(0x3e));
        properties.put(NativeLibrary.PATH_PROPERTY, file.toString());
        linkErrors.put(1, "Native Library x already loaded in another classloader");
        load();

        assertEquals(2, loaded.size());
        assertLoadedFrom("home/.cache/sixphase", 1);
        assertEquals(List.of(file), written());
    }

    @Test
    void aJarWithoutALibrarySaysWhyAndWhatItHolds() {
        jar.remove(RESOURCE);
        jar.put(REPORT, "linux-x86_64=not built: cmake was not found\nlinux-aarch64=built\n".getBytes());

        assertEquals("this jar holds no library for linux-x86_64 (not built: cmake was not found); it holds"
            + " linux-aarch64. Set -Dsixphase.native.path to one that you built with"
            + " src/main/native/CMakeLists.txt", reason());
    }

    @Test
    void aJarThatWasMadeWithoutTheBuildScriptSaysThatItHoldsNone() {
        jar.clear();

        assertTrue(reason().contains("it holds none"));
    }

    @Test
    void aLibraryInTheWrongFolderOfTheJarIsRefused() {
        jar.put(RESOURCE, elf(0xb7));

        assertTrue(reason().contains("it is for aarch64, and this JVM is x86_64"));
        assertTrue(loaded.isEmpty());
    }
}
