package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** In a run under sanitizers a mistaken path would make every test of it pass for nothing. */
@EnabledIfSystemProperty(named = "sixphase.test.sanitized", matches = "true")
class SanitizedRunTest {
    @Test
    void theJvmHasTheSanitizerAndTheLibraryMadeForIt() throws IOException {
        BuiltLibrary.require();

        final String maps = Files.readString(Path.of("/proc/self/maps"));

        assertTrue(maps.contains("libasan"), "LD_PRELOAD brought no libasan");
        assertTrue(maps.contains(System.getProperty("sixphase.native.path")), "another library was loaded");
    }
}
