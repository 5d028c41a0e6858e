package dev.sixphase.differential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProgramTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    void aProgramIsReadBackFromItsText(final Profile profile) {
        for (long seed = 0; seed < 500; seed++) {
            final Program program = new ProgramGenerator(seed, profile).program();
            assertEquals(program, Program.parse(program.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aSeedMakesTheSameProgramEachTime(final Profile profile) {
        for (long seed = 0; seed < 100; seed++) {
            final Program program = new ProgramGenerator(seed, profile).program();
            assertEquals(program, new ProgramGenerator(seed, profile).program());
            assertNotEquals(program, new ProgramGenerator(seed + 1, profile).program());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void awaitsStandInAsyncFunctionsOnly(final Profile profile) {
        for (long seed = 0; seed < 500; seed++) {
            assertTrue(AwaitPlaces.areRight(new ProgramGenerator(seed, profile).program().main()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{main", "{main}}", "{main tick}", "{main tock {k}}", "{main timeout 1 {t}}"})
    void whatIsNoProgramIsRefused(final String text) {
        assertThrows(IllegalArgumentException.class, () -> Program.parse(text));
    }

    @Test
    void aTraceIsReadBackFromItsText() {
        final Trace trace = Trace.parse("main t1 t1.2 e3/uncaughtException exit:7");
        assertEquals(7, trace.exitCode());
        assertEquals("main t1 t1.2 e3/uncaughtException exit:7", trace.toString());
        assertThrows(IllegalArgumentException.class, () -> Trace.parse("main t1"));
    }

    @Test
    void aProgramIsWrittenAsJavaScript() {
        assertEquals("""
            L('main');
            h[1] = setTimeout(() => {
              R(1, 't1');
              if (c[1] === 1) {
                L('n2');
                h[1]?.refresh();
              }
            }, 1.9);
            p[3] = (async () => {
              L('a3');
              await undefined;
              throw new Error('e4');
            })();
            """, JavaScript.readable(Program.parse("{main timeout 1 1.9 {t1 nth 1 1 {n2 refresh 1}} "
                + "async 3 {a3 await-nothing throw e4}}")));
    }
}
