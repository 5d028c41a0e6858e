package dev.sixphase.poller.jni;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

// users 3
class CacheDirectoriesTest {
    @TempDir
    private Path root;
    private final Map<String, String> properties = new HashMap<>();

    @BeforeEach
    void makeSurroundings() {
        properties.put("user.name", "somebody");
        properties.put("user.home", root.resolve("home").toString());
        properties.put("java.io.tmpdir", root.resolve("tmp").toString());
    }

    private void assertDirectories(final NativeSystem system, final String... expected) {
        final List<Path> paths = List.of(expected).stream().map(root::resolve).toList();
        assertEquals(paths, CacheDirectories.of(properties::get, system));
    }

    @ParameterizedTest
    @CsvSource({"LINUX, home/.cache/sixphase", "BSD, home/.cache/sixphase",
        "MACOS, home/Library/Caches/sixphase", "WINDOWS, home/AppData/Local/sixphase"})
    void eachSystemHasAPlaceForThisInTheUsersHome(final NativeSystem system, final String directory) {
        assertDirectories(system, directory, "tmp/sixphase-somebody");
    }

    @Test
    void theEnvironmentNamesAnotherPlace() {
        properties.put("XDG_CACHE_HOME", root.resolve("xdg").toString());
        properties.put("LOCALAPPDATA", root.resolve("local").toString());

        assertDirectories(NativeSystem.LINUX, "xdg/sixphase", "tmp/sixphase-somebody");
        assertDirectories(NativeSystem.WINDOWS, "local/sixphase", "tmp/sixphase-somebody");
        assertDirectories(NativeSystem.MACOS, "home/Library/Caches/sixphase", "tmp/sixphase-somebody");
    }

    @Test
    void aPropertyNamesTheOnlyPlace() {
        properties.put(NativeLibrary.CACHE_PROPERTY, root.resolve("named").toString());

        assertDirectories(NativeSystem.LINUX, "named");
        assertDirectories(NativeSystem.WINDOWS, "named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "relative/home", "", "no\0path"})
    void aUserWithoutAHomeHasTheTemporaryFolder(final String home) {
        properties.put("user.home", home);
        properties.put("XDG_CACHE_HOME", home);
        properties.put("LOCALAPPDATA", home);

        for (final NativeSystem system : NativeSystem.values()) {
            assertDirectories(system, "tmp/sixphase-somebody");
        }
    }
}
