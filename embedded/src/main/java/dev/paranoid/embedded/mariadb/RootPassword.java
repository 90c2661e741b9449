package dev.paranoid.embedded.mariadb;

import dev.paranoid.embedded.secret.Secret;
import java.io.IOException;

/**
 * The password of root. There is one because any user of this machine can reach the port, and root may write files
 * in the name of whoever runs the server.
 */
final class RootPassword {

    private RootPassword() {}

    /** Read or made, and written into what the server carries out as it starts. */
    static String keptIn(Home home) throws IOException {
        String password = Secret.keptIn(home.password());
        Secret.writeForOwner(home.initFile(), grants(password));
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
}
