package dev.sixphase.poller.jni;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadedLibraryTest {
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
