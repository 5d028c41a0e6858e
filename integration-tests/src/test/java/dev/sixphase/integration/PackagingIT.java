package dev.sixphase.integration;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The same jars work in every way in which they can be started. */
class PackagingIT { // users 9
    private static final String MODULE_AND_MAIN = "dev.sixphase.integration/" + Application.class.getName();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.sixphase.integration.Platform#pollers")
    void runsFromTheClassPath(final String poller) throws Exception {
        Platform.assumePoller(poller);

        check(poller, JavaRun.here(JavaRun.jars(), "-Dsixphase.poller=" + poller));
    }

    @ParameterizedTest
    @MethodSource("dev.sixphase.integration.Platform#pollers")
    void runsFromTheModulePath(final String poller) throws Exception {
        Platform.assumePoller(poller);

        check(poller, JavaRun.of(List.of(JavaRun.thisJava().toString(), "-Dsixphase.poller=" + poller,
            "--module-path", JavaRun.path(JavaRun.jars()), "--module", MODULE_AND_MAIN)));
    }

    @ParameterizedTest
    @MethodSource("dev.sixphase.integration.Platform#pollers")
    void runsAsALinkedImage(final String poller) throws Exception {
        Platform.assumePoller(poller);
        final Path image = folder.resolve("image");
        final JavaRun linked = JavaRun.of(List.of(
            Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
            "--module-path", JavaRun.path(JavaRun.jars()), "--add-modules",
            "dev.sixphase.integration,dev.sixphase.loop,dev.sixphase.poller.nio,dev.sixphase.poller.jni,"
                + "dev.sixphase.threadpool",
            "--output", image.toString()));
        assertEquals(0, linked.exitCode(), linked::toString);

        check(poller, JavaRun.of(List.of(JavaRun.javaOf(image).toString(), "-Dsixphase.poller=" + poller,
            "--module", MODULE_AND_MAIN)));
    }

    @Test
    void choosesTheSameWhicheverWayRoundTheClassPathIs() throws Exception {
        final List<Path> reversed = new ArrayList<>(JavaRun.jars());
        Collections.reverse(reversed);

        final JavaRun forth = JavaRun.here(JavaRun.jars());
        final JavaRun back = JavaRun.here(reversed);

        assertEquals(0, forth.exitCode(), forth::toString);
        assertEquals(forth.output(), back.output());
    }

    /** jlink refuses automatic modules, so nothing of what is linked may be one. */
    @Test
    void everyJarOfAnApplicationIsAnExplicitModule() throws Exception {
        final List<String> automatic;
        try (Stream<Path> jars = JavaRun.jars().stream()) {
            automatic = jars.flatMap(jar -> ModuleFinder.of(jar).findAll().stream())
                .filter(module -> module.descriptor().isAutomatic())
                .map(module -> module.descriptor().name()).toList();
        }

        assertEquals(List.of(), automatic);
    }

    private static void check(final String poller, final JavaRun run) {
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(poller, run.poller(), run::toString);
        assertTrue(run.output().contains(JavaRun.ALL_RAN), run::toString);
    }
}
