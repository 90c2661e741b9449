package dev.paranoid.domain.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectGraphTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");

    private static final EntityRef ANN = new EntityRef("users", "1");
    private static final EntityRef BEN = new EntityRef("users", "2");
    private static final EntityRef STORY = new EntityRef("stories", "1");
    private static final EntityRef REVIEW = new EntityRef("reviews", "1");
    private static final EntityRef INVOICE = new EntityRef("invoices", "1");

    private final ObjectGraph objects = new ObjectGraph(EntityGraph.of(
            List.of(USERS, STORIES, REVIEWS, INVOICES),
            List.of(
                    Relation.cascading(STORIES, "created_by", USERS),
                    Relation.cascading(REVIEWS, "story_id", STORIES),
                    Relation.cascading(REVIEWS, "created_by", USERS),
                    Relation.cascading(INVOICES, "user_id", USERS).on(OnDelete.RESTRICT, OnDelete.RESTRICT))));

    /** Ann wrote a story that Ben reviewed. */
    @BeforeEach
    void add() {
        objects.add(ANN);
        objects.add(BEN);
        objects.add(STORY, Map.of("created_by", ANN));
        objects.add(REVIEW, Map.of("story_id", STORY, "created_by", BEN));
    }

    private static Refusal refusal(Answer<?> answer) {
        return ((Answer.Refused<?>) answer).refusal();
    }

    @Test
    void whatTheReadmeShows() throws IOException {
        EntityType users = EntityType.paranoid("users"), stories = EntityType.paranoid("stories");
        EntityGraph types =
                EntityGraph.of(List.of(users, stories), List.of(Relation.cascading(stories, "created_by", users)));
        EntityRef ann = new EntityRef("users", "1"), story = new EntityRef("stories", "7");
        ObjectGraph graph = new ObjectGraph(types);
        graph.add(ann);
        graph.add(story, Map.of("created_by", ann));
        graph.preview(ann); // {stories=1, users=1}
        graph.hide(ann); // both are hidden
        graph.hidden(story); // true
        graph.restore(ann); // and live again

        assertThat(graph.live()).containsExactly(ann, story);
        assertThat(spaced(Files.readString(Path.of("src/test/java/dev/paranoid/domain/object/ObjectGraphTests.java"))))
                .contains(block(Files.readString(Path.of("README.md"))));
        assertThat(graph.preview(ann)).hasToString("{stories=1, users=1}");
        graph.hide(ann).orThrow();
        assertThat(graph.live()).isEmpty();
        assertThat(graph.hidden(story)).isTrue();
    }

    private static String block(String page) {
        int begins = page.indexOf("```java") + "```java".length();
        return spaced(page.substring(begins, page.indexOf("```", begins)));
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void aDeletionAndItsRestoreLeaveEverythingAsItWas() {
        assertThat(objects.preview(ANN)).isEqualTo(Map.of("users", 1L, "stories", 1L, "reviews", 1L));
        objects.hide(ANN).orThrow();
        assertThat(objects.live()).containsExactly(BEN);
        assertThat(objects.restore(ANN).orThrow()).isEqualTo(Map.of("users", 1L, "stories", 1L, "reviews", 1L));
        assertThat(objects.live()).containsExactly(ANN, BEN, STORY, REVIEW);
    }

    @Test
    void ownDeletionsSurvive() {
        objects.hide(REVIEW).orThrow();
        objects.hide(ANN).orThrow();
        objects.restore(ANN).orThrow();

        assertThat(objects.live()).containsExactly(ANN, BEN, STORY);
    }

    @Test
    void aChildOfTwoStaysHiddenUntilBothAreBack() {
        objects.hide(ANN).orThrow();
        objects.hide(BEN).orThrow();
        assertThat(objects.restore(ANN).orThrow()).isEqualTo(Map.of("users", 1L, "stories", 1L));
        assertThat(objects.hidden(REVIEW)).isTrue();
        assertThat(refusal(objects.restore(REVIEW))).isInstanceOf(ParentDeleted.class);
        assertThat(objects.restore(BEN).orThrow()).isEqualTo(Map.of("users", 1L, "reviews", 1L));
    }

    @Test
    void theSameAgainIsTheSameDeletion() {
        DeletionId id = objects.hide(STORY).orThrow();

        assertThat(objects.hide(STORY).orThrow()).isEqualTo(id);
        assertThat(objects.hide(ANN).orThrow()).isNotEqualTo(id);
        objects.restore(ANN).orThrow();
        assertThat(objects.hidden(STORY)).isTrue();
    }

    @Test
    void aLiveChildStandsInTheWay() {
        objects.add(INVOICE, Map.of("user_id", ANN));

        assertThat(refusal(objects.hide(ANN))).isInstanceOf(Restricted.class);
        assertThat(objects.live()).contains(ANN, STORY);
        objects.hide(INVOICE).orThrow();
        objects.hide(ANN).orThrow();
        assertThat(objects.hidden(STORY)).isTrue();
    }

    @Test
    void whatIsNotThereAndWhatIsLiveIsTold() {
        assertThat(refusal(objects.hide(INVOICE))).isInstanceOf(NotFound.class);
        assertThat(refusal(objects.restore(ANN))).isInstanceOf(NotDeleted.class);
    }
}
