package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FromConfigurationTests {

    private static final DeletionRules KEEPER = new DeletionRules(
            Map.of("orders", proposal -> DeletionPolicy.no(proposal, "keeper", "It stays.")), Map.of());

    private final InMemoryEngine engine = InMemoryEngine.fromConfiguration("shop.yml");

    @Test
    void anApplicationsDeclarationIsUnderstood() {
        assertThat(engine.schema().graph().relations())
                .extracting(Relation::toString, Relation::onSoftDelete, Relation::onHardDelete)
                .containsExactly(
                        tuple("customers.recommended_by → customers", OnDelete.KEEP, OnDelete.SET_NULL),
                        tuple("order_labels.label_id → labels", OnDelete.RESTRICT, OnDelete.RESTRICT),
                        tuple("order_labels.order_id → orders", OnDelete.KEEP, OnDelete.CASCADE),
                        tuple("orders.customer_id → customers", OnDelete.CASCADE, OnDelete.CASCADE));
    }

    @Test
    void itsRowsGoAndComeBack() {
        engine.insert(
                List.of(NewRow.of("customers", "1"), NewRow.of("orders", "10").with("customer_id", "1")));
        RecycleBin bin = new RecycleBin(engine.deletions(), CurrentCaller.UNKNOWN).by(Caller.named("test"));

        assertThat(bin.delete("customers", 1).took()).containsEntry("orders", 1L);
        assertThat(engine.snapshot().hidden(new EntityRef("orders", "10"))).isTrue();
        bin.restore("customers", 1);
        assertThat(engine.snapshot().live(new EntityRef("orders", "10"))).isTrue();
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThatThrownBy(() -> InMemoryEngine.fromConfiguration("nothing.yml"))
                .hasMessageContaining("There is no nothing.yml");
    }

    @Test
    void classesThatAreScannedHaveToBeNamed() {
        assertThatThrownBy(() -> InMemoryEngine.fromConfiguration("scanned.yml"))
                .hasMessageContaining("scanned.yml declares nothing under paranoid.entities")
                .hasMessageContaining("InMemoryEngine.of(EntityTypes.of(Customer.class, Order.class).graph())");
    }

    @Test
    void whatItForbidsIsForbidden() {
        InMemoryEngine strict = InMemoryEngine.fromConfiguration("strict.yml", KEEPER);
        strict.insert(List.of(
                NewRow.of("invoices", "1"), NewRow.of("orders", "1"), NewRow.of("notes", "1"), NewRow.of("logs", "1")));
        RecycleBin bin = new RecycleBin(strict.deletions(), CurrentCaller.UNKNOWN).by(Caller.named("test"));

        assertThat(refusal(() -> bin.delete("invoices", 1))).isEqualTo("never");
        assertThat(refusal(() -> bin.delete("orders", 1))).isEqualTo("keeper");
        bin.delete("notes", 1);
        assertThat(refusal(() -> bin.purge("notes", 1))).isEqualTo("soft-only");
        assertThat(bin.delete("logs", 1).purgeAt())
                .contains(strict.clock().instant().plus(Duration.ofDays(30)));
    }

    /** {@return the name of the policy that refuses it} */
    private static String refusal(ThrowingCallable call) {
        DeletionRefused refused = catchThrowableOfType(DeletionRefused.class, call);
        return ((HeldBack) refused.refusal()).policy();
    }

    @Test
    void aPolicyThatIsABeanMustBeGiven() {
        assertThatThrownBy(() -> InMemoryEngine.fromConfiguration("strict.yml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The policy of 'orders' is the bean 'keeper'");
    }
}
