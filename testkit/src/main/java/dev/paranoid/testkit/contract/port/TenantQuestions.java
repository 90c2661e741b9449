package dev.paranoid.testkit.contract.port;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.PurgeFilter;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Whatever a tenant can ask, at random: about rows and deletions of his own, and of others. */
final class TenantQuestions {

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private final ParanoidEngine paranoid;
    private final Caller own;
    private final Random random;

    TenantQuestions(ParanoidEngine paranoid, Caller own, Random random) {
        this.paranoid = paranoid;
        this.own = own;
        this.random = random;
    }

    /** {@return a row of anybody's} */
    EntityRef any() {
        return new EntityRef(
                one(RowAccessContract.TYPES), RowAccessContract.id(1 + random.nextInt(2 * RowAccessContract.ROWS)));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private DeletionId deletion() {
        return new DeletionId(1 + random.nextInt(30));
    }

    /** {@return what is answered to something that he asks, about that row where it is about one} */
    Object ask(EntityRef named) {
        return switch (random.nextInt(5)) {
            case 0 -> changed(named);
            case 1 -> byDeletion();
            case 2 -> read(named);
            case 3 -> kept(named);
            default -> held(named);
        };
    }

    private Object changed(EntityRef named) {
        Parents parents = one(List.of(Parents.values()));
        return switch (random.nextInt(4)) {
            case 0 -> paranoid.deletions().delete(own, DeletionMode.SOFT, List.of(DeleteRequest.of(named)));
            case 1 -> paranoid.deletions().restore(own, parents, List.of(named));
            case 2 -> paranoid.deletions().preview(own, DeletionMode.SOFT, named);
            default -> paranoid.deletions().preview(own, DeletionMode.HARD, named);
        };
    }

    private Object byDeletion() {
        DeletionId id = deletion();
        return switch (random.nextInt(4)) {
            case 0 -> paranoid.deletions().restore(own, Parents.RESTORE, id);
            case 1 -> paranoid.deletions().find(own, id);
            case 2 -> paranoid.deletions().watch(own, id);
            default -> paranoid.deletions().list(own, DeletionQuery.newest(100));
        };
    }

    private Object kept(EntityRef named) {
        DeletionId id = deletion();
        return switch (random.nextInt(5)) {
            case 0 -> paranoid.deletions().previewRestore(own, one(List.of(Parents.values())), id);
            case 1 -> paranoid.retention().history(own, id);
            case 2 -> paranoid.retention().change(own, id, RetentionChange.to(LATER, "own case"));
            case 3 ->
                paranoid.purges()
                        .plan(
                                own,
                                new PurgeFilter(
                                        Optional.of(one(RowAccessContract.TYPES)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of()));
            default ->
                paranoid.deletions()
                        .restore(own, Parents.REFUSE, id, List.of(new NewValue(named, "handle", "another")));
        };
    }

    private Object read(EntityRef named) {
        Visibility seen = one(List.of(Visibility.values()));
        Relation relation = one(RowAccessContract.RELATIONS);
        return switch (random.nextInt(5)) {
            case 0 -> paranoid.entities().find(own, named, seen);
            case 1 -> paranoid.entities().find(own, List.of(named, any(), any()));
            case 2 -> paranoid.entities().list(own, named.type(), seen, 5, "");
            case 3 ->
                paranoid.entities().below(own, new EntityRef(relation.parent().name(), named.id()), relation, 50, "");
            default ->
                paranoid.entities()
                        .matching(
                                own,
                                named.type(),
                                Map.of("handle", named.type() + random.nextInt(2 * RowAccessContract.ROWS)),
                                one(List.of(Among.values())));
        };
    }

    private Object held(EntityRef named) {
        HoldId id = new HoldId(1 + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 ->
                paranoid.holds().place(own, List.of(HoldRequest.of(new On.Row(named), HoldKind.FREEZE, "own case")));
            case 1 -> paranoid.holds().release(own, List.of(id), Optional.empty());
            case 2 -> paranoid.holds().find(own, id);
            case 3 ->
                paranoid.holds()
                        .place(
                                own,
                                List.of(HoldRequest.of(
                                        new On.OfDeletion(deletion()), HoldKind.PRESERVATION, "own case")));
            default -> paranoid.holds().list(own, HoldQuery.newest(100));
        };
    }
}
