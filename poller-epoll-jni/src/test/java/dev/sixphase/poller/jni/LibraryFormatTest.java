package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

// users 5
class LibraryFormatTest {
    private static final NativePlatform LINUX = NativePlatform.of("Linux", "amd64");
    private static final NativePlatform LINUX_ARM = NativePlatform.of("Linux", "aarch64");
    private static final NativePlatform MACOS = NativePlatform.of("Mac OS X", "x86_64");
    private static final NativePlatform MACOS_ARM = NativePlatform.of("Mac OS X", "aarch64");
    private static final NativePlatform WINDOWS = NativePlatform.of("Windows 10", "amd64");
    private static final NativePlatform WINDOWS_ARM = NativePlatform.of("Windows 11", "aarch64");
    private static final NativePlatform FREEBSD = NativePlatform.of("FreeBSD", "amd64");

    private static final int X86_64 = 0x01000007;
    private static final int ARM64 = 0x0100000c;
    private static final int PPC64 = 0x01000012;

    private static ByteBuffer bytes(final int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] elf(final int machine) {
        return bytes(64).put("\177ELF\2\1".getBytes(StandardCharsets.US_ASCII)).putShort(16, (short) 3)
            .putShort(18, (short) machine).array();
    }

    private static byte[] pe(final int headerAt, final int machine, final int characteristics) {
        return bytes(headerAt + 24).put(0, "MZ".getBytes(StandardCharsets.US_ASCII)).putInt(0x3c, headerAt)
            .put(headerAt, new byte[] {'P', 'E', 0, 0}).putShort(headerAt + 4, (short) machine)
            .putShort(headerAt + 22, (short) characteristics).array();
    }

    private static byte[] dylib(final int processor) {
        return bytes(32).putInt(0, 0xfeedfacf).putInt(4, processor).putInt(12, 6).array();
    }

    private static byte[] universal(final int magic, final int entryBytes, final int... processors) {
        final ByteBuffer file = ByteBuffer.allocate(8 + entryBytes * processors.length)
            .putInt(0, magic).putInt(4, processors.length);
        for (int entry = 0; entry < processors.length; entry++) {
            file.putInt(8 + entry * entryBytes, processors[entry]);
        }
        return file.array();
    }

    private static void assertFits(final byte[] file, final NativePlatform platform) {
        assertNull(LibraryFormat.problem(file, platform));
    }

    private static void assertProblem(final String expected, final byte[] file,
        final NativePlatform platform) {

        assertEquals(expected, LibraryFormat.problem(file, platform));
    }

    @Test
    void aLibraryForThisPlatformIsRight() {
        assertFits(elf(0x3e), LINUX);
        assertFits(elf(0xb7), LINUX_ARM);
        assertFits(elf(0x3e), FREEBSD);
        assertFits(dylib(X86_64), MACOS);
        assertFits(dylib(ARM64), MACOS_ARM);
        assertFits(pe(0x80, 0x8664, 0x2022), WINDOWS);
        assertFits(pe(0xf8, 0xaa64, 0x2022), WINDOWS_ARM);
    }

    @Test
    void whatTheBuildMadeIsRight() throws IOException {
        BuiltLibrary.require();

        assertFits(BuiltLibrary.content(), NativePlatform.current());
    }

    @Test
    void anotherProcessorIsNamed() {
        assertProblem("it is for aarch64, and this JVM is x86_64", elf(0xb7), LINUX);
        assertProblem("it is for machine 0x7f7e, and this JVM is x86_64", elf(0x7f7e), LINUX);
        assertProblem("it is for aarch64, and this JVM is x86_64", dylib(ARM64), MACOS);
        assertProblem("it is for processor 0x7f, and this JVM is x86_64", dylib(0x7f), MACOS);
        assertProblem("it is for x86_64, and this JVM is aarch64", pe(0x80, 0x8664, 0x2022), WINDOWS_ARM);
        assertProblem("it is for x86, and this JVM is x86_64", pe(0x80, 0x14c, 0x2022), WINDOWS);
    }

    @Test
    void aUniversalFileIsRightIfTheProcessorIsAmongThem() {
        assertFits(universal(0xcafebabe, 20, X86_64, ARM64), MACOS);
        assertFits(universal(0xcafebabe, 20, X86_64, ARM64), MACOS_ARM);
        assertFits(universal(0xcafebabf, 32, PPC64, X86_64), MACOS);
        assertProblem("it is for ppc64 and x86_64, and this JVM is aarch64",
            universal(0xcafebabf, 32, PPC64, X86_64), MACOS_ARM);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, PE, 'it is a PE file, for Windows, and this JVM is for linux'",
        "Linux, MACH, 'it is a Mach-O file, for macOS, and this JVM is for linux'",
        "FreeBSD, MACH, 'it is a Mach-O file, for macOS, and this JVM is for freebsd'",
        "Windows 11, ELF, 'it is an ELF file, for Linux or a BSD, and this JVM is for windows'",
        "Windows Server 2019, MACH, 'it is a Mach-O file, for macOS, and this JVM is for windows'",
        "Mac OS X, ELF, 'it is an ELF file, for Linux or a BSD, and this JVM is for macos'",
        "Mac OS X, PE, 'it is a PE file, for Windows, and this JVM is for macos'"})
    void aLibraryOfAnotherSystemIsNamed(final String osName, final String kind, final String expected) {
        final byte[] file = switch (kind) {
            case "PE" -> pe(0x80, 0x8664, 0x2022);
            case "MACH" -> dylib(X86_64);
            default -> elf(0x3e);
        };

        assertProblem(expected, file, NativePlatform.of(osName, "amd64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 10"})
    void otherFilesAreNoLibraries(final String osName) {
        final NativePlatform platform = NativePlatform.of(osName, "amd64");

        assertProblem("it is no shared library: it begins with [6a 75 6e 6b]",
            "junk, and enough of it".getBytes(StandardCharsets.US_ASCII), platform);
        assertProblem("it is no shared library: it begins with []", new byte[0], platform);
        assertProblem("it is no shared library: it begins with [7f 45 4c 46]",
            Arrays.copyOf(elf(0x3e), 19), platform);
        assertProblem("it is no shared library: it begins with [cf fa ed fe]",
            Arrays.copyOf(dylib(X86_64), 31), platform);
        assertProblem("it is no shared library: it begins with [4d 5a 00 00]",
            Arrays.copyOf(pe(0x80, 0x8664, 0x2022), 63), platform);
    }

    /** It begins as a universal file does. */
    @Test
    void aJavaClassIsNoLibrary() throws IOException {
        final byte[] self = getClass().getResourceAsStream("LibraryFormatTest.class").readAllBytes();

        assertProblem("it is no shared library: it begins with [ca fe ba be]", self, MACOS);
    }

    @Test
    void otherWidthsOrdersAndTypesAreRefused() {
        final byte[] file = elf(0x3e);
        file[16] = 2;
        assertProblem("it is an ELF file, but no shared library", file, LINUX);
        file[4] = 1;
        assertProblem("it is not for a 64-bit little-endian machine, and this JVM is x86_64", file, LINUX);
        file[4] = 2;
        file[5] = 2;
        assertProblem("it is not for a 64-bit little-endian machine, and this JVM is s390x", file,
            NativePlatform.of("Linux", "s390x"));
        assertProblem("it is a PE file, but no DLL", pe(0x80, 0x8664, 0x22), WINDOWS);
        assertProblem("it is a Mach-O file, but no shared library",
            bytes(32).putInt(0, 0xfeedfacf).putInt(4, X86_64).putInt(12, 2).array(), MACOS);
        assertProblem("it is for x86, and this JVM is x86_64",
            bytes(32).putInt(0, 0xfeedface).putInt(4, 7).array(), MACOS);
    }

    @Test
    void aHeaderThatPointsElsewhereIsRefused() {
        for (final int where : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x69, 0x80}) {
            final byte[] file = bytes(0x80).put("MZ".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x3c, where).array();
            assertProblem("it is a program of DOS or Windows, but no PE file", file, WINDOWS);
        }
    }

    /** What begins right may be cut short anywhere. */
    @Test
    void noBeginningOfAFileIsTooShortToBeJudged() {
        final byte[][] files = {elf(0x3e), pe(0x80, 0x8664, 0x2022), dylib(X86_64),
            universal(0xcafebabe, 20, X86_64, ARM64)};
        for (final byte[] file : files) {
            for (int length = 0; length < file.length; length++) {
                assertNotNull(LibraryFormat.problem(Arrays.copyOf(file, length),
                    NativePlatform.of("SunOS", "sparcv9")));
            }
        }
    }
}
