package dev.paranoid.embedded.secret;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords, and files that bear them. They lie in a directory that is closed to others. */
public final class Secret {

    private static final int BYTES = 16;

    private Secret() {}

    /**
     * Reads the password in a file, or makes one where there is none.
     *
     * @param file in a directory that is there; what is no such password in it is replaced
     * @return 32 hexadecimal digits
     * @throws IOException where it cannot be read or written
     */
    public static String keptIn(Path file) throws IOException {
        String known = Files.exists(file) ? Files.readString(file).strip() : "";
        if (known.length() == 2 * BYTES && known.chars().allMatch(HexFormat::isHexDigit)) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        writeForOwner(file, password);
        return password;
    }

    /**
     * Writes a new file that nobody but its owner can read, in place of one that was there.
     *
     * @param file in a directory that is there
     * @param text all that is in it, as UTF-8
     * @throws IOException where the one before cannot be removed, or this one not be written
     */
    public static void writeForOwner(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, forOwner(Files.getFileStore(file.getParent())));
        Files.writeString(file, text);
    }

    private static FileAttribute<?>[] forOwner(FileStore store) {
        return store.supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
