package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers show the columns that a declaration says, else those that look like no secret; what they do not show cannot be asked for. */
class VisibleColumnsTests extends DeclaredTables {

    private static final Caller CALLER = Caller.anonymous("test");

    @BeforeEach
    void fill() {
        jdbc.execute("ALTER TABLE users ADD COLUMN name VARCHAR(9) DEFAULT 'ann', ADD COLUMN password_hash VARCHAR(9)"
                + " DEFAULT 'x', ADD COLUMN totpSecret VARCHAR(9) DEFAULT 'y', ADD COLUMN iban VARCHAR(9)");
        jdbc.update("INSERT INTO users (id, deleted_at) VALUES (1, NULL), (2, '2020-01-01')");
    }

    private Entities entities(List<String> columns, List<String> hidden) {
        entities.put(
                "users",
                new Entity(
                        null,
                        "id",
                        true,
                        "deleted_at",
                        "deletion_id",
                        null,
                        null,
                        null,
                        columns,
                        hidden,
                        List.of(),
                        null,
                        null,
                        null,
                        null));
        return Assembled.over(properties(), dataSource).entities();
    }

    @Test
    void secretsAreLeftOutUntilNamed() {
        assertThat(shown(entities(List.of(), List.of()))).containsExactly("id", "deleted_at", "deletion_id", "name");
    }

    @Test
    void whatIsNamedIsAllThatIsShown() {
        assertThat(shown(entities(List.of("NAME", "iban"), List.of()))).containsExactly("name", "iban");
    }

    @Test
    void moreCanBeHidden() {
        assertThat(shown(entities(List.of(), List.of("name", "deletion_id")))).containsExactly("id", "deleted_at");
    }

    /** {@return the columns of a row, which are the same however it is read} */
    private static List<String> shown(Entities entities) {
        List<String> one = names(entities.find(CALLER, new EntityRef("users", "1"), Visibility.LIVE)
                .orThrow());
        for (Visibility visibility : Visibility.values()) {
            assertThat(entities.list(CALLER, "users", visibility, 10, "")
                            .orThrow()
                            .items())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(names(row)).isEqualTo(one));
        }
        return one;
    }

    private static List<String> names(Row row) {
        return List.copyOf(row.columns().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_hash", "PASSWORD_HASH", "totpSecret", "nothing"})
    void whatIsNotShownIsAskedForInVain(String column) {
        Entities entities = entities(List.of(), List.of());

        assertThat(entities.matching(CALLER, "users", Map.of("name", "ann"), Among.LIVE)
                        .orThrow())
                .hasSize(1);
        assertThat(entities.matching(CALLER, "users", Map.of("name", "ann", column, "x"), Among.LIVE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new Malformed("'users' has no column '" + column + "'.")));
    }

    @Test
    void aColumnThatIsNotThereIsAFault() {
        assertThat(faults(List.of("nmae"), List.of()))
                .containsExactly("paranoid.entities.users.columns names nmae, which is no column of users");
        assertThat(faults(List.of("name"), List.of("iban")))
                .containsExactly("paranoid.entities.users has both columns and hidden-columns");
    }

    @Test
    void aLabelThatNobodyMaySeeIsAFault() {
        assertThat(labelled("nmae", List.of()))
                .containsExactly("paranoid.entities.users.label names nmae, which is no column of users");
        assertThat(labelled("password_hash", List.of()))
                .containsExactly("paranoid.entities.users.label names password_hash, which answers do not show");
        assertThat(labelled("name", List.of("NAME")))
                .containsExactly("paranoid.entities.users.label names name, which answers do not show");
    }

    private List<String> labelled(String label, List<String> hidden) {
        return faults(List.of(), hidden, label);
    }

    private List<String> faults(List<String> columns, List<String> hidden) {
        return faults(columns, hidden, null);
    }

    private List<String> faults(List<String> columns, List<String> hidden, @Nullable String label) {
        entities.put(
                "users",
                new Entity(
                        null,
                        "id",
                        true,
                        "deleted_at",
                        "deletion_id",
                        null,
                        null,
                        null,
                        columns,
                        hidden,
                        List.of(),
                        label,
                        null,
                        null,
                        null));
        return faults();
    }
}
