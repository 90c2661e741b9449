package dev.paranoid.server.architecture.violators.application.port.row;

/** Can remove rows. */
public interface EntityStore {

    void remove(String row);
}
