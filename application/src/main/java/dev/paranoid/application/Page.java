package dev.paranoid.application;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param <T> what it is a list of
 * @param items at most as many as were asked for
 * @param next what to ask for to go on after the last item; empty where the list ends
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
