package dev.paranoid.web.health;

import java.util.OptionalDouble;

/** Says what the application measures. */
@FunctionalInterface
interface Measures {

    /** {@return the value of the gauge of that name; empty where there is none, not a number where it cannot be told now} */
    OptionalDouble of(String gauge);
}
