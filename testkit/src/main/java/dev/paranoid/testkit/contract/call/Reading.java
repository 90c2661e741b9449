package dev.paranoid.testkit.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Page;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows to read, and rows to select. */
public abstract class Reading extends ContractGroup {

    public Reading(Engines engines) {
        super(engines);
    }

    private static Answer<Row> find(Scenario scenario, String row, Visibility visibility) {
        return scenario.engine().entities().find(Scenario.CALLER, Scenario.ref(row), visibility);
    }

    private static Answer<Page<Row>> list(Scenario scenario, String type, Visibility seen, int limit, String after) {
        return scenario.engine().entities().list(Scenario.CALLER, type, seen, limit, after);
    }

    private static String listed(Scenario scenario, String type, Visibility visibility) {
        return list(scenario, type, visibility, 500, "").orThrow().items().stream()
                .map(row -> row.ref().id())
                .collect(Collectors.joining(" "));
    }

    private static Answer<List<EntityRef>> matching(
            Scenario scenario, String type, Among among, String column, @Nullable Object value) {
        Map<String, @Nullable Object> where = new HashMap<>();
        where.put(column, value);
        return scenario.engine().entities().matching(Scenario.CALLER, type, where, among);
    }

    @Test
    void aHiddenRowIsFoundOnlyWhereHiddenRowsAreSeen() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");

        Scenario.refusal(find(scenario, "stories/1", Visibility.LIVE), NotFound.class);
        assertThat(find(scenario, "stories/1", Visibility.ALL).orThrow().hidden())
                .isTrue();
        assertThat(find(scenario, "stories/1", Visibility.HIDDEN).orThrow().hidden())
                .isTrue();
        Scenario.refusal(find(scenario, "stories/2", Visibility.HIDDEN), NotFound.class);
        assertThat(find(scenario, "stories/2", Visibility.LIVE).orThrow().hidden())
                .isFalse();
        Scenario.refusal(find(scenario, "stories/99", Visibility.ALL), NotFound.class);
    }

    @Test
    void aRowHasItsColumnsUnderTheirNames() {
        Row row = find(tutorial(), "reviews/3", Visibility.LIVE).orThrow();

        assertThat(row.ref()).isEqualTo(Scenario.ref("reviews/3"));
        assertThat(row.columns())
                .containsKeys("updated_at", "deletion_id")
                .containsEntry("id", 3L)
                .containsEntry("created_by", 1L)
                .containsEntry("body", "Review 3")
                .containsEntry("stars", 3L)
                .containsEntry("deleted_at", null);
    }

    @Test
    void listsByVisibility() {
        Scenario scenario = tutorial();
        scenario.delete("stories/2");

        assertThat(listed(scenario, "stories", Visibility.LIVE)).isEqualTo("1 3");
        assertThat(listed(scenario, "stories", Visibility.ALL)).isEqualTo("1 2 3");
        assertThat(listed(scenario, "stories", Visibility.HIDDEN)).isEqualTo("2");
    }

    @Test
    void pagesGoOnAfterTheLastRowInTheOrderOfTheIds() {
        Scenario scenario = tutorial().with(TutorialRows.user(10), TutorialRows.user(9), TutorialRows.user(100));
        scenario.delete("users/9");
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Page<Row> page = list(scenario, "users", Visibility.LIVE, 2, after).orThrow();
            page.items().forEach(row -> ids.add(row.ref().id()));
            after = page.next().orElse("");
        } while (!after.isEmpty());

        assertThat(ids).containsExactly("1", "2", "3", "10", "100");
        assertThat(list(scenario, "users", Visibility.LIVE, 5, "").orThrow().next())
                .isEmpty();
    }

    @Test
    void whatIsNoPageIsRefused() {
        Scenario scenario = tutorial();

        Scenario.refusal(list(scenario, "users", Visibility.LIVE, 0, ""), Malformed.class);
        Scenario.refusal(list(scenario, "users", Visibility.LIVE, 501, ""), Malformed.class);
        Scenario.refusal(list(scenario, "users", Visibility.LIVE, 5, "x"), Malformed.class);
        Scenario.refusal(list(scenario, "nothing", Visibility.LIVE, 5, ""), UnknownType.class);
    }

    @Test
    void selectsLiveRowsByTheirValues() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");

        assertThat(matching(scenario, "stories", Among.LIVE, "created_by", 1).orThrow())
                .isEqualTo(Scenario.refs("stories/2"));
        assertThat(matching(scenario, "users", Among.LIVE, "name", "User 2").orThrow())
                .isEqualTo(Scenario.refs("users/2"));
        assertThat(matching(scenario, "reviews", Among.LIVE, "deleted_at", null).orThrow())
                .isEqualTo(Scenario.refs("reviews/2", "reviews/3"));
    }

    @Test
    void selectsRootsOfActiveDeletionsByTheirValues() {
        Scenario scenario = tutorial();
        scenario.delete("users/2");
        scenario.delete("reviews/1");
        scenario.delete("reviews/3");
        scenario.delete("reviews/4");
        scenario.restore("reviews/4");

        assertThat(matching(scenario, "reviews", Among.ROOTS, "created_by", 2).orThrow())
                .isEqualTo(Scenario.refs("reviews/1"));
    }

    @Test
    void severalColumnsAllHaveToMatch() {
        assertThat(tutorial()
                        .engine()
                        .entities()
                        .matching(Scenario.CALLER, "reviews", Map.of("created_by", 2, "story_id", 2), Among.LIVE)
                        .orThrow())
                .isEqualTo(Scenario.refs("reviews/2"));
    }

    @Test
    void aSelectionThatCannotMatchIsRefusedAndNeverMatchesByChance() {
        Scenario scenario = tutorial();

        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "colour", "red"), Malformed.class);
        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "stars", "3"), Malformed.class);
        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "stars", "3abc"), Malformed.class);
        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "stars", 2.5), Malformed.class);
        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "stars", true), Malformed.class);
        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "body", 0), Malformed.class);
        Scenario.refusal(matching(scenario, "reviews", Among.LIVE, "story_id", "1 or 1=1"), Malformed.class);
        Scenario.refusal(
                scenario.engine().entities().matching(Scenario.CALLER, "reviews", Map.of(), Among.LIVE),
                Malformed.class);
    }
}
