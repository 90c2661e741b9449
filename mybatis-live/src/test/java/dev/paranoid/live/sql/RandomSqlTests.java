package dev.paranoid.live.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.live.text.LiveTables;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Random statements do over the tables what they do over views of live rows. */
class RandomSqlTests {

    private static final long SEED = Long.getLong("paranoid.seed", new Random().nextLong());
    private static final int STATEMENTS = Integer.getInteger("paranoid.live.statements", 400);

    @Test
    void queriesAreTheSameOverViews() {
        compare(random -> new RandomSql(random, true).statement(), true);
    }

    @Test
    void changesAreTheSameOverViews() {
        compare(random -> new RandomChanges(random).statement(), false);
    }

    private static void compare(Function<Random, String> grammar, boolean reads) {
        try (LiveViews database = new LiveViews()) {
            LiveSql live = new LiveSql(new LiveTables(database.name(), LiveViews.PARANOID), 100);
            Random seeds = new Random(SEED);
            int compared = 0;
            for (int i = 0; i < STATEMENTS; i++) {
                String sql = grammar.apply(new Random(seeds.nextLong()));
                compared += compare(database, live, sql, reads) ? 1 : 0;
            }
            assertThat(compared).as("seed " + SEED).isGreaterThan(STATEMENTS / 2);
        }
    }

    /** {@return whether the database knows the statement: not every one of a grammar has a meaning} */
    private static boolean compare(LiveViews database, LiveSql live, String sql, boolean reads) {
        List<String> expected;
        try {
            expected = database.overViews(sql, List.of(), reads);
        } catch (BadSqlGrammarException | UncategorizedSQLException meaningless) {
            return false;
        } catch (DataAccessException unexpected) {
            throw new AssertionError("-Dparanoid.seed=" + SEED + ": " + sql, unexpected);
        }
        String filtered = live.of(sql).sql();
        assertThat(database.overTables(filtered, List.of(), reads))
                .as("-Dparanoid.seed=%d%n%s%n%s", SEED, sql, filtered)
                .isEqualTo(expected);
        return true;
    }
}
