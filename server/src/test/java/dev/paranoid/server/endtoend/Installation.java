package dev.paranoid.server.endtoend;

import java.util.stream.Stream;

/**
 * The thin server, as it was packaged, on a database of somebody's, by a way that can be shut.
 *
 * @param database that it uses
 * @param gate on the way to it
 * @param service that runs
 */
record Installation(TestDatabase.Schema database, Gate gate, Service service) implements AutoCloseable {

    /** {@return one on the server under test, with these types and tables, started when its turn comes} */
    static Stream<Installation> onServer(String types, String... scripts) {
        return TestDatabase.all().map(server -> on(server, types, scripts));
    }

    private static Installation on(TestDatabase server, String types, String... scripts) {
        TestDatabase.Schema database = server.create("paranoid_installation").with(scripts);
        Gate gate = new Gate(server.host(), server.port());
        String[] settings = database.settingsVia(gate.port(), Service.types(types));
        return new Installation(database, gate, Service.startWith(Jar.THIN.launch(), "thin", settings));
    }

    Http http() {
        return service.http();
    }

    @Override
    public void close() {
        service.close();
        gate.close();
        database.close();
    }

    @Override
    public String toString() {
        return database.server().toString();
    }
}
