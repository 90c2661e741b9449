package dev.paranoid.embedded;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of root. There is one because any user of this machine can reach the port, and root may write files
 * in the name of whoever runs the server.
 */
final class Password {

    private static final int BYTES = 16;

    private Password() {}

    /** Read or made, and written into what the server carries out as it starts. */
    static String keptIn(Home home) throws IOException {
        String password = readOrMade(home.password());
        writeForOwner(home.initFile(), grants(password));
        return password;
    }

    private static String readOrMade(Path file) throws IOException {
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

    /** Without resolving names, a connection to 127.0.0.1 is not one to localhost. */
    private static String grants(String password) {
        return """
                CREATE USER IF NOT EXISTS 'root'@'127.0.0.1';
                ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '%s';
                GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
                ALTER USER IF EXISTS 'root'@'localhost' IDENTIFIED BY '%s';
                DROP USER IF EXISTS 'root'@'::1';
                """.formatted(password, password);
    }

    private static void writeForOwner(Path file, String text) throws IOException {
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
