package dev.paranoid.testkit.model;

import java.io.Serial;

/** A shortest way to something that must not be. */
final class Counterexample extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Counterexample(String message) {
        super(message);
    }
}
