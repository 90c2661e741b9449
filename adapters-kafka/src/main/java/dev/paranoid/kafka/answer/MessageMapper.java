package dev.paranoid.kafka.answer;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.kafka.answer.RestoreMessage.HiddenByBody;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;

/** From the words of the domain to the shapes of messages. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface MessageMapper {

    @Mapping(target = "type", source = "root.type")
    @Mapping(target = "rootId", source = "root.id")
    @Mapping(target = "state", source = "deletion")
    DeletionMessage deletion(Deletion deletion);

    @Mapping(target = "type", source = "row.type")
    @Mapping(target = "id", source = "row.id")
    @Mapping(target = "unseen", qualifiedByName = "some")
    RestoreMessage restore(Restoration restoration);

    @Mapping(target = "type", source = "root.type")
    @Mapping(target = "id", source = "root.id")
    HiddenByBody hiddenBy(HiddenBy by);

    List<HiddenByBody> hiddenBy(List<HiddenBy> by);

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
        return mode.name().toLowerCase(Locale.ROOT);
    }

    default String state(Deletion deletion) {
        return deletion.shown().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
