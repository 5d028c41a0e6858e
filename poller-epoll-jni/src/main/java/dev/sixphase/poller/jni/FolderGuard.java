package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Sees to it that nobody else can exchange what is loaded from a folder, between the check of its content
 * and the loading. Each kind of file system has its own way to say who may write.
 */
interface FolderGuard {
    /** The one for a folder, as its file system is. It need not exist. */
    static FolderGuard of(final Path folder, final UnaryOperator<String> properties) throws IOException {
        final Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
        if (views.contains("unix")) {
            return new PosixGuard(PosixGuard.self());
        } else if (views.contains("acl")) {
            return AclGuard.ofThisUser(properties);
        }
        throw new IOException(folder + " is in a file system that does not say who may write to it");
    }

    /** What makes a new folder the user's alone. */
    FileAttribute<?>[] ofNewFolder();

    /** What makes a new file the user's alone. */
    FileAttribute<?>[] ofNewFile();

    /**
     * Checks the folder that holds those of all versions.
     *
     * @throws IOException if somebody else could rename or remove what is in it
     */
    void requireSafe(Path directory) throws IOException;

    /**
     * Checks the folder that holds a library. It is no link.
     *
     * @throws IOException if somebody else could change it or what is in it
     */
    void requireOwn(Path folder) throws IOException;

    /** What the system writes to a new file of this process; Java has no other way to the user's number. */
    static Object attributeOfNewFiles(final String attribute) throws IOException {
        final Path file = Files.createTempFile("sixphase", ".owner");
        try {
            return Files.getAttribute(file, attribute);
        } finally {
            Files.delete(file);
        }
    }
}
