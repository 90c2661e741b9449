package dev.paranoid.rest.answer;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.rest.plan.BlockerBody;
import dev.paranoid.rest.plan.ConflictBody;
import dev.paranoid.rest.plan.HiddenByBody;
import dev.paranoid.rest.plan.PlanBody;
import dev.paranoid.rest.plan.PlanBody.ObjectionBody;
import dev.paranoid.rest.plan.PlanBody.RestorePlanBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;

/** From the words of the domain to the shapes of answers. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface BodyMapper {

    @Mapping(target = "type", source = "root.type")
    @Mapping(target = "rootId", source = "root.id")
    @Mapping(target = "state", source = "deletion")
    @Mapping(target = "purgeAt", source = "deletion", qualifiedByName = "ahead")
    DeletionBody deletion(Deletion deletion);

    @Mapping(target = "type", source = "row.type")
    @Mapping(target = "id", source = "row.id")
    @Mapping(target = "unseen", qualifiedByName = "some")
    RestoreBody restore(Restoration restoration);

    @Mapping(target = "type", source = "root.type")
    @Mapping(target = "id", source = "root.id")
    @Mapping(target = "blockers", source = "refusals")
    @Mapping(target = "policies", source = "refusals")
    PlanBody plan(Preview preview);

    @Mapping(target = "type", source = "row.type")
    @Mapping(target = "id", source = "row.id")
    @Mapping(target = "inTheWay", source = "refusals", qualifiedByName = "inTheWay")
    @Mapping(target = "conflicts", source = "refusals", qualifiedByName = "taken")
    @Mapping(target = "objections", source = "refusals", qualifiedByName = "others")
    RestorePlanBody restorePlan(RestorePreview preview);

    @Mapping(target = "type", source = "root.type")
    @Mapping(target = "id", source = "root.id")
    HiddenByBody hiddenBy(HiddenBy by);

    List<HiddenByBody> hiddenBy(List<HiddenBy> by);

    List<BlockerBody> rows(List<Blocker> blockers);

    List<ConflictBody> conflicts(List<Conflict> conflicts);

    default List<BlockerBody> blockers(List<Refusal> refusals) {
        return refusals.stream()
                .filter(Restricted.class::isInstance)
                .flatMap(refusal -> rows(((Restricted) refusal).blockers()).stream())
                .toList();
    }

    default List<ObjectionBody> objections(List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> !(refusal instanceof Restricted restricted) || restricted.unseen() > 0)
                .map(BodyMapper::objection)
                .toList();
    }

    @Named("inTheWay")
    default List<HiddenByBody> inTheWay(List<Refusal> refusals) {
        return refusals.stream()
                .filter(ParentDeleted.class::isInstance)
                .flatMap(refusal -> hiddenBy(((ParentDeleted) refusal).inTheWay()).stream())
                .toList();
    }

    @Named("taken")
    default List<ConflictBody> taken(List<Refusal> refusals) {
        return refusals.stream()
                .filter(UniqueConflict.class::isInstance)
                .flatMap(refusal -> conflicts(((UniqueConflict) refusal).conflicts()).stream())
                .toList();
    }

    /** What lists of rows tell in part or not at all. */
    @Named("others")
    default List<ObjectionBody> others(List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> !(refusal instanceof ParentDeleted parents) || parents.unseen() > 0)
                .filter(refusal -> !(refusal instanceof UniqueConflict unique) || unique.unseen() > 0)
                .map(BodyMapper::objection)
                .toList();
    }

    private static ObjectionBody objection(Refusal refusal) {
        if (refusal instanceof HeldBack held) {
            return new ObjectionBody(
                    held.code(),
                    held.detail(),
                    held.policy(),
                    held.protects().orElse(null),
                    held.until().orElse(null));
        }
        return new ObjectionBody(refusal.code(), refusal.detail(), null, null, null);
    }

    /** What has ended has no removal ahead of it. */
    @Named("ahead")
    default @Nullable Instant purgeAt(Deletion deletion) {
        return deletion.active() ? deletion.purgeAt().orElse(null) : null;
    }

    @Named("some")
    default @Nullable Long some(long number) {
        return number == 0 ? null : number;
    }

    default String text(DeletionId id) {
        return id.toString();
    }

    default @Nullable String idText(Optional<DeletionId> id) {
        return id.map(DeletionId::toString).orElse(null);
    }

    default <T> @Nullable T value(Optional<T> value) {
        return value.orElse(null);
    }

    default String word(DeletionMode mode) {
        return EnumNames.of(mode);
    }

    default String state(Deletion deletion) {
        return EnumNames.of(deletion.shown());
    }
}
