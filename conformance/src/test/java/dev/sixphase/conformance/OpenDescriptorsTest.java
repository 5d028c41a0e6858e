package dev.sixphase.conformance;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.junit.jupiter.api.Assertions.assertEquals;

@EnabledOnOs(OS.LINUX)
class OpenDescriptorsTest {
    @Test
    void countsSocketsAndNoFiles() throws IOException {
        DatagramChannel.open().close(); // what the JDK opens for its first socket stays open
        final int before = OpenDescriptors.count();
        try (DatagramChannel socket = DatagramChannel.open();
            FileChannel file = FileChannel.open(Path.of("pom.xml"))) {

            assertEquals(before + 1, OpenDescriptors.count(), () -> socket + " " + file);
        }
        assertEquals(before, OpenDescriptors.count());
    }
}
