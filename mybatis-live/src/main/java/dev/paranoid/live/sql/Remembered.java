package dev.paranoid.live.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Results by their question, as many as the bound and at most twice as many: when it is reached, those that nobody asked for since the
 * last time are forgotten.
 */
final class Remembered<T> {

    private final int bound;
    private volatile Map<T, T> young = new ConcurrentHashMap<>();
    private volatile Map<T, T> old = Map.of();

    Remembered(int bound) {
        this.bound = bound;
    }

    T get(T question, UnaryOperator<T> answer) {
        T known = young.get(question);
        if (known != null) {
            return known;
        }
        T before = old.get(question);
        T result = before == null ? answer.apply(question) : before;
        put(question, result);
        return result;
    }

    private synchronized void put(T question, T result) {
        if (young.size() >= bound) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(question, result);
    }

    int size() {
        return young.size() + old.size();
    }
}
