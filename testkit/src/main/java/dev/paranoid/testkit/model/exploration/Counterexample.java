package dev.paranoid.testkit.model.exploration;

import java.io.Serial;

/** A shortest way to something that must not be. */
public final class Counterexample extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Counterexample(String message) {
        super(message);
    }
}
