package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.Holding;
import dev.paranoid.domain.deletion.Refusal.InProgress;
import dev.paranoid.domain.deletion.Refusal.LockedByOthers;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.NotParanoid;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.PlanChanged;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.TooManyRows;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.web.page.BinConfiguration;
import dev.paranoid.web.view.BinKeeping;
import dev.paranoid.web.view.RefusalView;
import dev.paranoid.web.view.RefusalViews;
import dev.paranoid.web.view.Views;
import dev.paranoid.web.view.Words;
import dev.paranoid.web.view.row.RowViews;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal speaks the reader's language, and says what to do. */
class RefusalWordsTests {

    private static final EntityRef NOTE = new EntityRef("notes", "1");
    private static final List<Refusal> ALL = List.of(
            new UnknownType("notes"),
            new Malformed("A reason has no control characters."),
            new NotFound(NOTE),
            new NotParanoid("notes"),
            new Restricted(List.of(), 2),
            new ParentDeleted(List.of(), 2, 2),
            new UniqueConflict(List.of(), 1),
            new NotDeleted(NOTE),
            new Purged(NOTE, new DeletionId(7)),
            policy("soft-only"),
            new RefusedByDatabase("No notes on Sundays."),
            new HeldByForeignKey(Optional.of("fk_note"), Optional.of("pages")),
            new Held(
                    List.of(new Holding(1234, "freeze", "notes", "notes/1", Optional.of("case 7"))),
                    3,
                    1,
                    new TreeMap<>(Map.of("notes", 5L))),
            new TooManyRows(NOTE, 5_000),
            new InProgress(NOTE),
            new LockedByOthers(NOTE),
            new PlanChanged(3),
            new Forbidden("ann", "purge", "notes"));

    private final InMemoryEngine engine =
            InMemoryEngine.of(EntityGraph.of(List.of(EntityType.paranoid("notes")), List.of()));

    private static HeldBack policy(String name) {
        return new HeldBack(name, "notes", "It's {so}.", Optional.of(Instant.parse("2030-02-03T04:05:00Z")));
    }

    private RefusalView told(Refusal refusal, Locale language) {
        return new RefusalViews(new Views(
                        BinHost.SOMEBODY,
                        new Words(BinConfiguration.messages(), language),
                        engine.deletions(),
                        new RowViews(engine.entities(), (type, setting) -> Optional.empty()),
                        new BinKeeping(engine.holds(), engine.retention())))
                .of(refusal);
    }

    @Test
    void allAreHere() {
        Set<Class<?>> told = ALL.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(told).containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    }

    @Test
    void eachIsSaidInEachLanguageWithAdvice() {
        assertThat(ALL).allSatisfy(refusal -> {
            RefusalView english = told(refusal, Locale.ENGLISH);
            RefusalView german = told(refusal, Locale.GERMAN);
            assertThat(german.title()).isNotEqualTo(english.title()).doesNotStartWith("refusal.");
            assertThat(german.advice()).isNotEmpty().isNotEqualTo(english.advice());
            assertThat(english.advice()).isNotEmpty().doesNotContain("{");
            if (!(refusal instanceof Malformed)) {
                assertThat(german.title() + german.advice()).doesNotContain(refusal.detail());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"never", "soft-only", "hard-after", "minimum-retention", "retention", "governance", "compliance"
            })
    void thePoliciesThatComeAlongSpeakTheReadersLanguage(String name) {
        assertThat(told(policy(name), Locale.GERMAN).advice())
                .doesNotContain("so}")
                .endsWith("Die Regel heißt " + name + ".");
    }

    @Test
    void aPolicyOfATeamSaysItInItsOwnWords() {
        assertThat(told(policy("sundays"), Locale.GERMAN).advice()).isEqualTo("It's {so}. Die Regel heißt sundays.");
    }

    @Test
    void holdsAreNamed() {
        assertThat(told(ALL.get(12), Locale.GERMAN).facts())
                .containsExactly(
                        "Sperre 1234: notes 1 (case 7)",
                        "1 weitere.",
                        "Vor der Sperre entfernt: 5 notes. Mehr geht nicht.");
        assertThat(told(ALL.get(12), Locale.GERMAN).more()).isEqualTo(1);
    }

    @Test
    void aForeignKeyThatNobodyDeclaredIsNamed() {
        assertThat(told(ALL.get(11), Locale.ENGLISH).advice())
                .contains("foreign key fk_note of the table pages")
                .doesNotContain("Delete those rows first");
    }
}
