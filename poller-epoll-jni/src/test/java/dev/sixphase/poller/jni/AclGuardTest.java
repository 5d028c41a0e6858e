package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** With lists as Windows has them, which the test owns. */
class AclGuardTest { // users 3
    private static final Path LIBRARIES = Path.of("System32");
    private static final Path FOLDER = Path.of("folder");

    private final UserPrincipal user = new Account("DESKTOP\\jan");
    private final UserPrincipal system = new Account("NT-AUTORIT\u00c4T\\SYSTEM");
    private final UserPrincipal administrators = new Account("VORDEFINIERT\\Administratoren");
    private final UserPrincipal installer = new Account("NT SERVICE\\TrustedInstaller");
    private final UserPrincipal users = new Account("VORDEFINIERT\\Benutzer");
    private final Map<Path, AclGuard.AccessList> lists = new HashMap<>();

    @TempDir
    private Path home;

    private record Account(String getName) implements UserPrincipal {
        @Override
        public String getName() {
            return getName;
        }

        @Override
        public String toString() {
            return getName;
        }
    }

    @BeforeEach
    void makeSystemFolder() {
        lists.put(LIBRARIES, new AclGuard.AccessList(installer, List.of(all(installer), all(system),
            all(administrators), may(users, AclEntryPermission.READ_DATA, AclEntryPermission.EXECUTE))));
    }

    private static AclEntry all(final UserPrincipal who) {
        return may(who, AclEntryPermission.values());
    }

    private static AclEntry may(final UserPrincipal who, final AclEntryPermission... what) {
        return AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(who).setPermissions(what)
            .build();
    }

    private AclGuard guard() throws IOException {
        return new AclGuard(user, AclGuard.trusted(user, user, lists::get, LIBRARIES), lists::get);
    }

    private String refusal(final UserPrincipal owner, final AclEntry... entries) {
        lists.put(FOLDER, new AclGuard.AccessList(owner, List.of(entries)));
        return assertThrows(IOException.class, () -> guard().requireOwn(FOLDER)).getMessage();
    }

    private void assertTrusted(final UserPrincipal owner, final AclEntry... entries) {
        lists.put(FOLDER, new AclGuard.AccessList(owner, List.of(entries)));
        assertDoesNotThrow(() -> guard().requireOwn(FOLDER));
        assertDoesNotThrow(() -> guard().requireSafe(FOLDER));
    }

    @Test
    void theUserAndWhoCouldExchangeAnyLibraryAreTrustedWhateverTheyAreCalled() {
        assertTrusted(user, all(user), all(system), all(administrators), all(installer));
    }

    /** What an administrator makes belongs to all of them. */
    @Test
    void aFolderOfTheAdministratorsIsTrusted() {
        assertTrusted(administrators, all(user));
    }

    @Test
    void othersMayReadAndRun() {
        assertTrusted(user, all(user), may(users, AclEntryPermission.READ_DATA, AclEntryPermission.EXECUTE,
            AclEntryPermission.READ_ACL, AclEntryPermission.READ_ATTRIBUTES, AclEntryPermission.SYNCHRONIZE));
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE_DATA", "APPEND_DATA", "DELETE", "DELETE_CHILD", "WRITE_ACL", "WRITE_OWNER"})
    void othersMayChangeNothing(final AclEntryPermission what) {
        assertEquals("folder can be changed by VORDEFINIERT\\Benutzer: remove it, or take that permission"
            + " away (icacls)", refusal(user, all(user), may(users, AclEntryPermission.READ_DATA, what)));
    }

    @Test
    void whatOnlyFilesToComeWillGrantCountsToo() {
        final AclEntry entry = AclEntry.newBuilder(may(users, AclEntryPermission.WRITE_DATA))
            .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.INHERIT_ONLY).build();

        assertTrue(refusal(user, entry).contains("can be changed by"));
    }

    @Test
    void whatIsDeniedHarmsNobody() {
        assertTrusted(user, AclEntry.newBuilder(all(users)).setType(AclEntryType.DENY).build(), all(user));
    }

    /** Who owns a folder may change its list at any time. */
    @Test
    void aFolderOfSomebodyElseIsRefused() {
        assertEquals("folder belongs to VORDEFINIERT\\Benutzer, and this is DESKTOP\\jan: remove it",
            refusal(users, all(user)));
    }

    @Test
    void aVolumeWithoutListsIsRefused() {
        assertTrue(assertThrows(IOException.class, () -> guard().requireOwn(Path.of("on FAT"))).getMessage()
            .startsWith("on FAT is on a volume without access control lists"));
    }

    @Test
    void aSystemThatTellsNothingLeavesTheUserAlone() {
        lists.remove(LIBRARIES);

        assertTrusted(user, all(user));
        assertTrue(refusal(user, all(user), all(administrators)).contains("can be changed by"));
    }

    @Test
    void whatIsNewIsTheUsersAlone() throws IOException {
        final List<?> folder = (List<?>) guard().ofNewFolder()[0].value();
        final List<?> file = (List<?>) guard().ofNewFile()[0].value();

        assertEquals("acl:acl", guard().ofNewFolder()[0].name());
        assertEquals(List.of(AclEntry.newBuilder(all(user))
            .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT).build()), folder);
        assertEquals(List.of(all(user)), file);
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void aFolderThatTheGuardMadePassesIt() throws IOException {
        final AclGuard real = AclGuard.ofThisUser(
            name -> name.equals("SystemRoot") ? System.getenv(name) : System.getProperty(name));
        final Path folder = Files.createDirectory(home.resolve("new"), real.ofNewFolder());
        final Path file = Files.createFile(folder.resolve("new"), real.ofNewFile());

        real.requireSafe(folder);
        real.requireOwn(folder);
        real.requireOwn(file);
    }
}
