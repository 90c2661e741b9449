package dev.paranoid.mybatis.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.job.Adopting;
import dev.paranoid.application.port.job.Adopting.Held;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.RestoreClash;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a version has written, later ones read. {@code version6.json} stays as it is; who changes the form adds a file, and reads
 * both. Version 5 is read in {@code OlderVersionTests}.
 */
class JobTextTests {

    private static final EntityRef USER = new EntityRef("users", "1");

    /** Since version 8, jobs adopt rows; since version 9 they give them back. */
    static State state() {
        return adopting(List.of(new Held(USER, new DeletionId(3))));
    }

    private static State adopting(List<Held> given) {
        return state(List.of(new Adopting(new DeletionId(1), List.of(new DeletionId(3)), given)));
    }

    private static State state(List<Adopting> adopting) {
        DeletionId one = new DeletionId(1);
        DeletionId two = new DeletionId(2);
        Conflict conflict = new Conflict("users", "users", "email", Optional.of("1"), Optional.empty());
        RowCounts counts = RowCounts.none();
        counts.add(one, "stories", 3);
        counts.add(one, "reviews", 7);
        counts.handOver(one, "reviews", new Hider(Optional.of(two), USER));
        counts.collect(
                "users", new RowCounts.Collected(5, 2, Optional.of(Instant.parse("2026-11-28T10:00:00.000001Z"))));
        counts.blockers().add(new Blocker("stories", "stories.created_by", 12, List.of("1", "2")));
        counts.clash(List.of(new RestoreClash(conflict, Set.of(one), Set.of())));
        counts.expect(Map.of("stories", 10L), true);
        return new State(
                new Task(
                        Kind.LIFT,
                        List.of(one, two),
                        List.of(new Item(USER, one, List.of(one, two), List.of(two))),
                        "ann",
                        adopting),
                Stage.COMPARE,
                new Cursor(3, Optional.of("a"), Optional.of("0:1:true"), true),
                List.of(two),
                counts,
                Map.of(
                        "users/1", new UniqueConflict(List.of(conflict)),
                        "users/2", new ParentDeleted(List.of(new HiddenBy(Optional.of(one), USER)), 1),
                        "#1", new Restricted(List.of(new Blocker("stories", "stories.created_by", 1, List.of("7")))),
                        "#2", new HeldBack("never", "users", "Users stay", Optional.empty())));
    }

    private static String golden(String name) {
        try (InputStream in = Objects.requireNonNull(JobTextTests.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void readsWhatWasWritten() {
        assertThat(JobText.read(golden("version6.json"))).isEqualTo(state(List.of()));
        assertThat(JobText.read(golden("version7.json"))).isEqualTo(state(List.of()));
        assertThat(JobText.read(golden("version8.json"))).isEqualTo(adopting(List.of()));
        assertThat(JobText.read(golden("version9.json"))).isEqualTo(state());
    }

    @Test
    void theSameStateIsTheSameText() {
        assertThat(JobText.of(state())).isEqualTo(golden("version9.json"));
        assertThat(JobText.of(JobText.read(golden("version9.json")))).isEqualTo(golden("version9.json"));
    }
}
