package dev.paranoid.live.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.live.TestDatabase;
import dev.paranoid.live.sql.Corpus.Case;
import dev.paranoid.live.text.LiveTables;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement of the corpus gives over the tables what it gives over views of their live rows. */
class CorpusTests {

    private static LiveViews database;

    @BeforeAll
    static void create() {
        database = new LiveViews();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    static List<Case> cases() {
        String here = TestDatabase.isMariaDb() ? "mariadb" : "mysql";
        return Corpus.cases().stream()
                .filter(each -> each.only().map(here::equals).orElse(true))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheSameOverViews(Case each) {
        LiveSql filter = new LiveSql(new LiveTables(database.name(), LiveViews.PARANOID), 100);
        String live = filter.of(LiveViews.inSchema(each.sql(), database.name())).sql();

        assertThat(database.overTables(live, each.params(), each.reads()))
                .as(live)
                .isEqualTo(database.overViews(each.overViews(), each.params(), each.reads()));
    }

    /** Plug-ins print what they have read: a second time there is nothing to add. But a comment may be left out by a server. */
    @ParameterizedTest
    @MethodSource("cases")
    void isFilteredOnce(Case each) {
        LiveSql filter = new LiveSql(new LiveTables("", LiveViews.PARANOID), 100);
        String live = filter.of(LiveViews.inSchema(each.sql(), "shop")).sql();

        assertThat(live.contains("/*!") ? live : filter.of(live).sql()).isEqualTo(live);
    }

    @Test
    void isLarge() {
        assertThat(Corpus.cases()).hasSizeGreaterThan(300);
    }
}
