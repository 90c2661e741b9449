package dev.paranoid.embedded.mariadb;

import dev.paranoid.embedded.directory.WholeDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system tables of a new server, made as mariadb-install-db makes them, but the same way on every system. */
final class DataDirectory {

    /** In this order; without the help tables, which nobody reads here. */
    static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BEGINNING = """
            create database mysql;
            use mysql;
            set @auth_root_socket = null;
            """;

    private DataDirectory() {}

    static void installedBy(Mariadbd mariadbd) throws IOException {
        Path data = mariadbd.home().data();
        if (Files.notExists(data)) {
            WholeDirectory.create(data, half -> install(mariadbd, half));
        }
    }

    private static void install(Mariadbd mariadbd, Path data) throws IOException {
        Process process = mariadbd.bootstrap(data);
        try {
            feed(mariadbd.binaries(), process);
            if (!Exit.within(PATIENCE, process.onExit()) || process.exitValue() != 0) {
                throw EmbeddedMariaDbFailure.ended(mariadbd, mariadbd.lastLines());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void feed(Binaries binaries, Process process) {
        try (OutputStream sql = process.getOutputStream()) {
            sql.write(BEGINNING.getBytes(StandardCharsets.UTF_8));
            for (String script : SCRIPTS) {
                Files.copy(binaries.share().resolve(script), sql);
            }
        } catch (IOException e) {
            log.debug("The server ended before it had read everything; its exit value tells", e);
        }
    }
}
