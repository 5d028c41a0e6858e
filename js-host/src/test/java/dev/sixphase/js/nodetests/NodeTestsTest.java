package dev.sixphase.js.nodetests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The runner tells the tests apart; the programs here stand for Node's. */
@Timeout(60)
class NodeTestsTest {
    private static final String FOLDERS = "sixphase.node.tests";
    private static final String LIMIT = "sixphase.node.limit";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("parallel"));
        System.setProperty(FOLDERS, folder.toString());
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty(FOLDERS);
        System.clearProperty(LIMIT);
    }

    private void write(final String name, final String text) throws IOException {
        Files.writeString(folder.resolve("parallel").resolve(name), text);
    }

    private int run(final String... arguments) throws IOException {
        return NodeTests.run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8).replaceAll("\\(\\d+\\.\\d s\\)", "(time)");
    }

    @Test
    void aTestThatEndsWellPasses() throws IOException {
        write("good.js", "const common = require('../common'); setTimeout(common.mustCall(), 1);");
        assertEquals(0, run("parallel/good.js"));
        assertEquals("ok parallel/good.js (time)\n1 passed, 0 failed, 0 skipped\n", output());
    }

    @Test
    void aCallbackThatIsNotCalledFailsItsTest() throws IOException {
        write("bad.js", "const common = require('../common'); common.mustCall(function never() {});");
        assertEquals(1, run("parallel/bad.js"));
        assertTrue(output().contains("not ok parallel/bad.js (time): exit code 1: never was to be called"
            + " exactly 1 times, and was called 0 times"), output());
    }

    @Test
    void whatATestThrowsIsTold() throws IOException {
        write("bad.js", "require('../common'); throw new RangeError('too far');");
        assertEquals(1, run("--verbose", "parallel/bad.js"));
        assertTrue(output().contains("exit code 1: RangeError: too far"), output());
    }

    @Test
    void aTestMaySkipItself() throws IOException {
        write("other.js", "require('../common').skip('no such system');");
        assertEquals(0, run("parallel/other.js"));
        assertEquals("skipped parallel/other.js (time): no such system\n0 passed, 0 failed, 1 skipped\n",
            output());
    }

    @Test
    void flagsInATestAreHeeded() throws IOException {
        write("flags.js", "// Flags: --expose-internals --expose-gc\nrequire('../common');"
            + "require('internal/test/binding').internalBinding('timers').getLibuvNow(); global.gc();");
        assertEquals(0, run("parallel/flags.js"));
    }

    @Test
    void internalsAreHiddenWithoutTheFlag() throws IOException {
        write("hidden.js", "require('internal/util');");
        assertEquals(1, run("parallel/hidden.js"));
        assertTrue(output().contains("Cannot find module 'internal/util'"), output());
    }

    @Test
    void aTestThatWaitsForEverIsEndedAtTheLimit() throws IOException {
        System.setProperty(LIMIT, "1");
        write("waits.js", "setInterval(() => {}, 1000);");
        write("spins.js", "for (;;);");
        assertEquals(1, run("parallel/waits.js", "parallel/spins.js"));
        assertEquals("not ok parallel/waits.js (time): not done within 1 s\n"
            + "not ok parallel/spins.js (time): not done within 1 s\n"
            + "0 passed, 2 failed, 0 skipped\n", output());
    }

    @Test
    void aTestThatIsNotThereFails() throws IOException {
        assertEquals(1, run("parallel/none.js"));
        assertTrue(output().startsWith("missing parallel/none.js (time): in none of ["), output());
    }

    @Test
    void aListNamesTestsWithComments() throws IOException {
        write("one.js", "");
        write("two.js", "");
        final Path list = Files.writeString(folder.resolve("list"),
            "parallel/one.js # the first\n\nparallel/two.js\n");
        assertEquals(0, run(list.toString()));
        assertTrue(output().endsWith("2 passed, 0 failed, 0 skipped\n"), output());
    }

    @Test
    void withoutAFolderTheUsageIsPrinted() throws IOException {
        System.clearProperty(FOLDERS);
        assertEquals(2, run());
        assertTrue(output().startsWith("usage: sixphase -Dsixphase.node.tests=FOLDER"), output());
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() throws IOException {
        System.setProperty(FOLDERS, "/no/such/folder");
        assertEquals(2, run());
        assertTrue(output().startsWith("-Dsixphase.node.tests=/no/such/folder is not a folder"), output());
    }
}
