package dev.paranoid.embedded.directory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that nobody else on the machine reads or writes: programs are run from it, and files in it are overwritten. Where
 * the system has other ways than owner and mode, it is as the system makes it.
 */
public final class PrivateDirectory {

    private static final String POSIX = "posix";
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

    private PrivateDirectory() {}

    /**
     * Makes it, or takes one that is there, and closes it to others.
     *
     * @param directory absolute, or relative to the working directory; missing parents are made too
     * @return its path, links resolved
     * @throws IOException where it cannot be made, read or closed to others
     * @throws NotPrivate where it belongs to somebody else, or others could write to it until now
     */
    public static Path at(Path directory) throws IOException {
        Path path = directory.toAbsolutePath();
        if (!path.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
            return Files.createDirectories(path).toRealPath();
        }
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(path));
        try {
            return Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OURS))
                    .toRealPath();
        } catch (FileAlreadyExistsException there) {
            return closed(path.toRealPath());
        }
    }

    private static Path closed(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new NotPrivate("others may write to it (" + PosixFilePermissions.toString(permissions)
                    + "), so what is in it may be theirs");
        }
        UserPrincipal owner = Files.getOwner(path);
        UserPrincipal us = us(path);
        if (!owner.equals(us)) {
            throw new NotPrivate("it belongs to " + owner.getName() + ", not to " + us.getName());
        }
        if (!permissions.equals(OURS)) {
            Files.setPosixFilePermissions(path, OURS);
        }
        return path;
    }

    /** Who owns what we make: not every user has a name that Java knows. */
    private static UserPrincipal us(Path path) throws IOException {
        Path file = Files.createTempFile(path, "owner", null);
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }

    /** What is in the directory cannot be trusted. */
    public static final class NotPrivate extends IOException {

        private static final long serialVersionUID = 1L;

        NotPrivate(String message) {
            super(message);
        }
    }
}
