package dev.paranoid.benchmarks.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process of the database server on this machine, among several by the port on which it listens. */
final class MysqlProcess {

    private static final Path PROC = Path.of("/proc");
    private static final Set<String> NAMES = Set.of("mysqld", "mariadbd");
    private static final String LISTENS = "0A";

    private MysqlProcess() {}

    /** {@return its number; nothing where it runs elsewhere} */
    static Optional<Long> listeningOn(int port) {
        List<Path> servers = list(PROC).filter(MysqlProcess::isServer).toList();
        if (servers.size() <= 1) {
            return servers.stream().findFirst().map(MysqlProcess::pid);
        }
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[1].endsWith(":%04X".formatted(port)) && fields[3].equals(LISTENS))
                .map(fields -> "socket:[" + fields[9] + "]")
                .collect(Collectors.toSet());
        return servers.stream()
                .filter(server ->
                        list(server.resolve("fd")).map(MysqlProcess::target).anyMatch(sockets::contains))
                .findFirst()
                .map(MysqlProcess::pid);
    }

    private static boolean isServer(Path process) {
        return lines(process.resolve("comm")).anyMatch(NAMES::contains);
    }

    private static long pid(Path process) {
        return Long.parseLong(process.getFileName().toString());
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList().stream();
        } catch (IOException | UncheckedIOException notOurs) {
            return Stream.of();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file).stream() : Stream.of();
        } catch (IOException ended) {
            return Stream.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
