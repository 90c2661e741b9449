package dev.paranoid.testkit.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.testkit.Followers;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What those hear who follow: that a deletion opened and what it took, then how it ended. */
public abstract class Following extends ContractGroup {

    public Following(Engines engines) {
        super(engines);
    }

    private static Heard heard(Kind kind, Deletion deletion, Map<String, Long> counts) {
        return new Heard(kind, deletion.id(), counts);
    }

    @Test
    void aDeleteOpensAndARestoreLifts() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");
        scenario.delete("users/1");
        scenario.restore("users/1");

        assertThat(scenario.engine().heard())
                .isEqualTo(List.of(
                        heard(Kind.OPENED, deletion, deletion.took()), heard(Kind.LIFTED, deletion, deletion.took())));
        assertThat(deletion.took()).containsKeys("users", "stories", "reviews");
        Followers.know(scenario.engine());
    }

    @Test
    void whatStaysHiddenIsNotToldAsLive() {
        Scenario scenario = tutorial();
        Deletion story = scenario.delete("stories/1");
        Deletion user = scenario.delete("users/1");
        scenario.restore(Parents.LIFT, "stories/1");

        assertThat(scenario.engine().heard())
                .isEqualTo(List.of(
                        heard(Kind.OPENED, story, story.took()),
                        heard(Kind.OPENED, user, user.took()),
                        heard(Kind.LIFTED, story, Map.of())));
    }

    @Test
    void aHardDeleteIsToldByItsEndAlone() {
        Scenario scenario = tutorial();
        Deletion removed = scenario.remove("users/1");

        assertThat(scenario.engine().heard()).isEqualTo(List.of(heard(Kind.PURGED, removed, removed.took())));
        Followers.know(scenario.engine());
    }

    @Test
    void aDeletionWhoseRootIsRemovedIsPurged() {
        Scenario scenario = tutorial();
        Deletion story = scenario.delete("stories/1");
        Deletion user = scenario.delete("users/1");
        Deletion removed = scenario.remove("users/1");

        assertThat(scenario.engine().heard())
                .contains(
                        heard(Kind.PURGED, story, Map.of()),
                        heard(Kind.PURGED, user, Map.of()),
                        heard(Kind.PURGED, removed, removed.took()))
                .hasSize(5);
        Followers.know(scenario.engine());
    }

    @Test
    void nothingIsToldOfWhatIsRefused() {
        Scenario scenario =
                over(parentsAndChildren(OnDelete.RESTRICT, OnDelete.RESTRICT)).with(parent(1), parent(2), child(1, 1));
        scenario.tryDeleteAll(DeletionMode.SOFT, "parents/1", "parents/2");
        scenario.tryDelete(DeletionMode.HARD, "parents/1");
        scenario.tryRestore(Parents.REFUSE, "parents/1");

        assertThat(scenario.engine().heard()).singleElement().matches(heard -> heard.kind() == Kind.OPENED);
        Followers.know(scenario.engine());
    }
}
