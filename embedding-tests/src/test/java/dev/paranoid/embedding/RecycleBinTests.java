package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.ParanoidId;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.embedding.jpa.JpaShop;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** One row at a time: what is done is answered, what is refused is thrown. */
class RecycleBinTests {

    private final Database database = Database.ofShop();
    private final ConfigurableApplicationContext shop = database.start(JpaShop.class);
    private final RecycleBin bin = shop.getBean(RecycleBin.class).by(Caller.named("cron"));

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Paranoid("customers")
    private record Customer(@ParanoidId long id, String name) {}

    private record Order(long id) implements ParanoidEntity {

        @Override
        public EntityRef ref() {
            return new EntityRef("orders", Long.toString(id));
        }

        @Override
        public Optional<Instant> deletedAt() {
            return Optional.empty();
        }
    }

    @Test
    void aDeletionIsAnsweredWithItsReasonAndWhoAsked() {
        Deletion deletion = bin.because("left").delete("customers", 1);

        assertThat(deletion)
                .returns("cron", Deletion::actor)
                .returns(Optional.of("left"), Deletion::reason)
                .returns(DeletionState.ACTIVE, Deletion::state);
        assertThat(bin.restore(deletion.id()).restored()).containsEntry("orders", 2L);
    }

    @Test
    void aRowIsNamedByAnObject() {
        assertThat(bin.preview(new Customer(1, "Ada")).takes()).containsEntry("orders", 2L);
        bin.delete(new Customer(1, "Ada"));
        bin.delete(new Order(20));

        assertThat(database.hidden("orders", 11)).isTrue();
        assertThat(database.hidden("orders", 20)).isTrue();
        assertThat(bin.restore(new Customer(1, "Ada")).visible()).isTrue();
        assertThat(bin.purge(new Order(20)).state()).isEqualTo(DeletionState.PURGED);
    }

    @Test
    void aRefusalIsThrownWithItsDataAndItsStatus() {
        DeletionRefused missing = catchThrowableOfType(DeletionRefused.class, () -> bin.delete("customers", 404));
        bin.delete("orders", 10);
        bin.delete("customers", 1);
        DeletionRefused below = catchThrowableOfType(DeletionRefused.class, () -> bin.restore("orders", 10));

        assertThat(missing.refusal()).isInstanceOf(NotFound.class);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(below.refusal()).isInstanceOf(ParentDeleted.class);
        assertThat(below.status()).isEqualTo(409);
        assertThat(bin.parents(Parents.RESTORE).restore("orders", 10).visible()).isTrue();
    }

    @Test
    void whatIsNoRowIsAMisuse() {
        assertThatThrownBy(() -> bin.delete("customers/1"))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("@Paranoid");
    }

    @Test
    void whereSomebodyShouldHaveLoggedInNobodyAsks() {
        CurrentCaller nobody = source -> Optional.empty();

        assertThatThrownBy(() -> new RecycleBin(shop.getBean(Deletions.class), nobody).delete("customers", 1))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("Caller.named");
        assertThat(database.hidden("customers", 1)).isFalse();
    }
}
