package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * By access control lists: Windows. Besides the user, those are trusted who may write to the folder of the
 * system's own libraries, for they could exchange any library: the system, the administrators, the
 * installer. Asking for them by name would not do, because their names are in the language of the system.
 */
final class AclGuard implements FolderGuard {
    private static final Set<AclEntryPermission> CHANGES = Collections.unmodifiableSet(EnumSet.of(
        AclEntryPermission.WRITE_DATA, AclEntryPermission.APPEND_DATA, AclEntryPermission.DELETE,
        AclEntryPermission.DELETE_CHILD, AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER));

    private final UserPrincipal user;
    private final Set<UserPrincipal> trusted;
    private final Lists lists;

    AclGuard(final UserPrincipal user, final Set<UserPrincipal> trusted, final Lists lists) {
        this.user = user;
        this.trusted = trusted;
        this.lists = lists;
    }

    /** Who may do what, or null if the file system does not know; tests bring their own. */
    interface Lists {
        AccessList of(Path path) throws IOException;
    }

    /** What a file system says of a file. */
    record AccessList(UserPrincipal owner, List<AclEntry> entries) { }

    static AclGuard ofThisUser(final UnaryOperator<String> properties) throws IOException {
        final String system = properties.apply("SystemRoot");
        final Path libraries = Path.of(system == null ? "C:\\Windows" : system, "System32");
        final UserPrincipal owner = (UserPrincipal) FolderGuard.attributeOfNewFiles("owner:owner");
        final UserPrincipal user = user(properties.apply("user.name"), owner);
        return new AclGuard(user, trusted(user, owner, AclGuard::read, libraries), AclGuard::read);
    }

    /** What an administrator makes can belong to all administrators, so the owner is not always the user. */
    private static UserPrincipal user(final String name, final UserPrincipal owner) throws IOException {
        try {
            return Path.of("").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        } catch (final UserPrincipalNotFoundException ignored) {
            return owner; // a service, whose account has another name
        }
    }

    static Set<UserPrincipal> trusted(final UserPrincipal user, final UserPrincipal owner, final Lists lists,
        final Path libraries) throws IOException {

        final Set<UserPrincipal> result = new HashSet<>(Set.of(user));
        result.add(owner);
        final AccessList list = lists.of(libraries);
        if (list != null) {
            result.add(list.owner());
            list.entries().stream().filter(AclGuard::allowsChanges).map(AclEntry::principal)
                .forEach(result::add);
        }
        return result;
    }

    private static AccessList read(final Path path) throws IOException {
        final AclFileAttributeView view =
            Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null || !Files.getFileStore(path).supportsFileAttributeView(AclFileAttributeView.class)
            ? null : new AccessList(view.getOwner(), view.getAcl());
    }

    /** An entry that only files to come will have counts too. */
    private static boolean allowsChanges(final AclEntry entry) {
        return entry.type() == AclEntryType.ALLOW && !Collections.disjoint(entry.permissions(), CHANGES);
    }

    @Override
    public FileAttribute<?>[] ofNewFolder() {
        return onlyForUser(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }

    @Override
    public FileAttribute<?>[] ofNewFile() {
        return onlyForUser();
    }

    private FileAttribute<?>[] onlyForUser(final AclEntryFlag... flags) {
        final List<AclEntry> list = List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW)
            .setPrincipal(user).setPermissions(AclEntryPermission.values()).setFlags(flags).build());
        return new FileAttribute<?>[] {new FileAttribute<List<AclEntry>>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return list;
            }
        }};
    }

    @Override
    public void requireSafe(final Path directory) throws IOException {
        requireOwn(directory);
    }

    @Override
    public void requireOwn(final Path folder) throws IOException {
        final AccessList list = lists.of(folder);
        if (list == null) {
            throw new IOException(folder + " is on a volume without access control lists (FAT?), so anybody"
                + " may write to it");
        }
        if (!trusted.contains(list.owner())) {
            throw new IOException(folder + " belongs to " + list.owner() + ", and this is " + user
                + ": remove it");
        }
        for (final AclEntry entry : list.entries()) {
            if (allowsChanges(entry) && !trusted.contains(entry.principal())) {
                throw new IOException(folder + " can be changed by " + entry.principal()
                    + ": remove it, or take that permission away (icacls)");
            }
        }
    }
}
