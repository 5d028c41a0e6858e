package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

// users 5
class ElfHeaderTest {
    private static final int CLASS = 4;
    private static final int BYTE_ORDER = 5;
    private static final int TYPE = 16;
    private static final int MACHINE = 18;

    private final byte[] header = new byte[ElfHeader.BYTES];

    @BeforeEach
    void makeHeader() {
        System.arraycopy("\177ELF".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 4);
        header[CLASS] = 2;
        header[BYTE_ORDER] = 1;
        header[TYPE] = 3;
        header[MACHINE] = 0x3e;
    }

    @Test
    void aLibraryForThisProcessorIsRight() {
        assertNull(ElfHeader.problem(header, "x86_64"));
        header[MACHINE] = (byte) 0xb7;
        assertNull(ElfHeader.problem(header, "aarch64"));
    }

    @Test
    void whatTheBuildMadeIsRight() throws IOException {
        BuiltLibrary.require();

        assertNull(ElfHeader.problem(BuiltLibrary.content(), NativePlatform.current().processor()));
    }

    @Test
    void anotherProcessorIsNamed() {
        header[MACHINE] = (byte) 0xb7;
        assertEquals("it is for aarch64, and this JVM is x86_64", ElfHeader.problem(header, "x86_64"));
        header[MACHINE] = 0x7e;
        header[MACHINE + 1] = 0x7f;
        assertEquals("it is for machine 0x7f7e, and this JVM is x86_64",
            ElfHeader.problem(header, "x86_64"));
    }

    @Test
    void otherFilesAreNoLibraries() {
        assertEquals("it is no shared library: it begins with [6a 75 6e 6b]",
            ElfHeader.problem("junk, and enough of it".getBytes(StandardCharsets.US_ASCII), "x86_64"));
        assertEquals("it is no shared library: it begins with []",
            ElfHeader.problem(new byte[0], "x86_64"));
        assertEquals("it is no shared library: it begins with [7f 45 4c 46]",
            ElfHeader.problem(Arrays.copyOf(header, ElfHeader.BYTES - 1), "x86_64"));
    }

    @Test
    void otherWidthsOrdersAndTypesAreRefused() {
        header[TYPE] = 2;
        assertEquals("it is an ELF file, but no shared library", ElfHeader.problem(header, "x86_64"));
        header[CLASS] = 1;
        assertEquals("it is not for a 64-bit little-endian machine, and this JVM is x86_64",
            ElfHeader.problem(header, "x86_64"));
        header[CLASS] = 2;
        header[BYTE_ORDER] = 2;
        assertEquals("it is not for a 64-bit little-endian machine, and this JVM is s390x",
            ElfHeader.problem(header, "s390x"));
    }
}
