package dev.sixphase.poller.jni;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadedLibraryTest {
    @ParameterizedTest
    @ValueSource(strings = {"epoll", "epoll,nio", "nio, epoll", " epoll "})
    void aListThatHoldsTheNameNamesIt(final String pollers) {
        assertTrue(LoadedLibrary.isNamed(pollers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nio", "epoll2", "my-epoll", "epoll-jni,nio"})
    void otherListsDoNot(final String pollers) {
        assertFalse(LoadedLibrary.isNamed(pollers));
    }

    @Test
    void noListNamesNothing() {
        assertFalse(LoadedLibrary.isNamed(null));
    }

    // users 6
    @Test
    void aRelocatedPackageIsRefusedByName() throws NativeLibraryException {
        LoadedLibrary.requireOriginalPackage(LoadedLibrary.class.getPackageName());

        final Exception refusal = assertThrows(NativeLibraryException.class,
            () -> LoadedLibrary.requireOriginalPackage("com.example.shaded.dev.sixphase.poller.jni"));

        assertTrue(refusal.getMessage().startsWith("relocated from dev.sixphase.poller.jni to com.example."),
            refusal::getMessage);
    }
}
