package dev.paranoid.embedded.mariadb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server program, the options it is run with, and what it said. */
record Mariadbd(Binaries binaries, Home home) {

    private static final int LAST_LINES = 15;

    private static final List<String> AS_MYSQL = List.of(
            "--character-set-server=utf8mb4",
            "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                    + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
            "--max-recursive-iterations=1000000",
            "--max-allowed-packet=64M");

    /** Without skip-ssl a fresh key is made at every start, which takes seconds. */
    private static final List<String> SMALL_AND_QUICK = List.of(
            "--skip-ssl",
            "--innodb-buffer-pool-size=64M",
            "--innodb-log-file-size=16M",
            "--innodb-flush-log-at-trx-commit=2");

    static String dataOption(Path data) {
        return "--datadir=" + data;
    }

    Process bootstrap(Path data) throws IOException {
        List<String> command = command(data);
        command.add("--bootstrap");
        command.add("--enforce-storage-engine=");
        command.add("--net-buffer-length=16K");
        return begin(command);
    }

    Process serve(int port) throws IOException {
        List<String> command = command(home.data());
        command.addAll(AS_MYSQL);
        command.add("--port=" + port);
        command.add("--bind-address=127.0.0.1");
        command.add("--skip-name-resolve");
        command.add("--pid-file=" + home.pidFile());
        command.add("--init-file=" + home.initFile());
        // A relative socket lies in the data directory, however long the path to that is.
        command.add(binaries.platform() == Platform.WINDOWS ? "--console" : "--socket=mariadbd.sock");
        return begin(command);
    }

    /** {@return all that is in its log; nothing where somebody has removed that} */
    String said() throws IOException {
        try {
            return new String(Files.readAllBytes(home.log()), StandardCharsets.UTF_8);
        } catch (NoSuchFileException removed) {
            return "";
        }
    }

    String lastLines() throws IOException {
        List<String> lines = said().lines().toList();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private List<String> command(Path data) {
        List<String> command = new ArrayList<>(List.of(
                binaries.executable().toString(),
                "--no-defaults",
                "--basedir=" + binaries.directory(),
                dataOption(data),
                "--tmpdir=" + home.temporary(),
                "--plugin-dir=" + home.plugins(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets")));
        command.addAll(SMALL_AND_QUICK);
        if (System.getProperty("user.name", "").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** What an installed server, or systemd, tells its own processes: sockets, ports, options. */
    private static boolean isForServers(String variable) {
        return variable.startsWith("MYSQL")
                || variable.startsWith("MARIADB")
                || variable.startsWith("LISTEN_")
                || variable.equals("NOTIFY_SOCKET");
    }

    private Process begin(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.log().toFile());
        builder.environment().keySet().removeIf(Mariadbd::isForServers);
        try {
            return builder.start();
        } catch (IOException e) {
            throw EmbeddedMariaDbFailure.cannotRun(binaries.platform(), e);
        }
    }
}
