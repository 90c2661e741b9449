package dev.paranoid.benchmarks.small;

import dev.paranoid.benchmarks.blog.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the benchmark of small calls is to measure.
 *
 * @param clients how many at once, one number after the other
 * @param verbs which
 * @param rounds how often
 */
public record SmallChoice(List<Integer> clients, Set<Verb> verbs, int rounds) {

    private static final String ROUNDS = "rounds=";
    private static final List<Integer> CLIENTS = List.of(1, 8);
    private static final int DEFAULT_ROUNDS = 5;

    public static SmallChoice of(List<String> words) {
        List<Integer> clients = new ArrayList<>();
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        int rounds = DEFAULT_ROUNDS;
        for (String word : words) {
            if (word.startsWith(ROUNDS)) {
                rounds = Integer.parseInt(word.substring(ROUNDS.length()));
            } else if (word.matches("\\d+")) {
                clients.add(Integer.valueOf(word));
            } else {
                verbs.add(Verb.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return new SmallChoice(
                clients.isEmpty() ? CLIENTS : clients, verbs.isEmpty() ? EnumSet.allOf(Verb.class) : verbs, rounds);
    }

    Set<Verb> changes() {
        return verbs.stream().filter(Verb::changes).collect(Collectors.toCollection(TreeSet::new));
    }
}
