package dev.paranoid.domain.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.paranoid.domain.EntityType;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class EntityGraphTests {

    private static final EntityType A = EntityType.paranoid("a");
    private static final EntityType B = EntityType.paranoid("b");
    private static final EntityType C = EntityType.paranoid("c");
    private static final EntityType LINK = EntityType.link("link");

    @Test
    void parentsComeBeforeChildrenAndTiesByName() {
        EntityGraph graph = EntityGraph.of(List.of(C, B, A), List.of(Relation.cascading(A, "c_id", C)));

        assertThat(graph.types()).containsExactly(B, C, A);
    }

    @Test
    void typesInACycleAreOneGroup() {
        EntityGraph graph = EntityGraph.of(
                List.of(A, B, C),
                List.of(
                        Relation.cascading(A, "b_id", B),
                        Relation.cascading(B, "a_id", A),
                        Relation.cascading(C, "b_id", B)));

        assertThat(graph.order()).containsExactly(new TypeGroup(List.of(A, B), true), new TypeGroup(List.of(C), false));
    }

    @Test
    void setNullDoesNotOrderTypes() {
        Relation detached = Relation.cascading(A, "b_id", B).on(OnDelete.SET_NULL, OnDelete.SET_NULL);

        assertThat(EntityGraph.of(List.of(A, B), List.of(detached, Relation.cascading(B, "a_id", A)))
                        .order())
                .containsExactly(new TypeGroup(List.of(A), false), new TypeGroup(List.of(B), false));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        faults(
                        List.of(A, A, EntityType.paranoid("deletions"), LINK),
                        Relation.cascading(LINK, "a_id", A),
                        Relation.cascading(A, "b_id", B))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).contains("'deletions' is reserved"),
                        fault -> assertThat(fault).contains("'a' is declared twice"),
                        fault -> assertThat(fault).contains("link.a_id → a", "say on-soft-delete: keep or restrict"),
                        fault -> assertThat(fault).contains("a.b_id → b", "'b' is not declared"));
    }

    @Test
    void aRelationIsDeclaredOnce() {
        faults(List.of(A, B), Relation.cascading(A, "b_id", B), Relation.cascading(A, "b_id", B))
                .singleElement()
                .asString()
                .contains("a.b_id is declared twice");
    }

    @Test
    void aHardDeleteCannotKeep() {
        faults(List.of(A, B), Relation.cascading(A, "b_id", B).on(OnDelete.KEEP, OnDelete.KEEP))
                .singleElement()
                .asString()
                .contains("a hard delete cannot keep");
    }

    @Test
    void hardSetNullGoesOnlyWithSoftSetNullOrKeep() {
        faults(List.of(A, B), Relation.cascading(A, "b_id", B).on(OnDelete.CASCADE, OnDelete.SET_NULL))
                .singleElement()
                .asString()
                .contains("would bring its hidden children back");
    }

    @Test
    void setNullNeedsANullableColumn() {
        faults(
                        List.of(A, B),
                        Relation.cascading(A, "b_id", B)
                                .on(OnDelete.SET_NULL, OnDelete.CASCADE)
                                .nullable(false))
                .singleElement()
                .asString()
                .contains("on-soft-delete: set-null needs a column that can be null");
    }

    @Test
    void aCycleNeedsANullableColumn() {
        faults(List.of(A), Relation.cascading(A, "a_id", A).nullable(false))
                .singleElement()
                .asString()
                .contains("form a cycle none of whose columns can be null");
    }

    @Test
    void aTypeWithoutIdCannotBeAParent() {
        faults(List.of(A, LINK), Relation.cascading(A, "link_id", LINK))
                .singleElement()
                .asString()
                .contains("its parent has no id");
    }

    private static AbstractListAssert<?, List<? extends String>, String, ObjectAssert<String>> faults(
            List<EntityType> types, Relation... relations) {
        InvalidEntityGraph[] thrown = new InvalidEntityGraph[1];
        assertThatThrownBy(() -> EntityGraph.of(types, List.of(relations)))
                .asInstanceOf(type(InvalidEntityGraph.class))
                .satisfies(invalid -> thrown[0] = invalid);
        return assertThat(thrown[0].faults());
    }
}
