package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Foreign keys that come back below one row are many chunks' work, which neither counts rows nor moves a cursor. */
class UncountedWorkTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityRef DESK = new EntityRef("desks", "1");
    private static final EntityType DESKS = EntityType.paranoid("desks");
    private static final EntityType PEOPLE = EntityType.paranoid("people");
    private static final int MANY = 2_000;
    private static final int SLICE = 100;

    private final MyBatisEngine engine = MyBatisEngine.inBackground(
            TestSchema.of(EntityGraph.of(
                    List.of(DESKS, PEOPLE),
                    List.of(Relation.cascading(PEOPLE, "desk", DESKS).on(OnDelete.SET_NULL, OnDelete.SET_NULL)))),
            DeletionRules.NONE,
            1);
    private final Background background = engine.paranoid().background().orElseThrow();

    @BeforeEach
    void detach() {
        List<NewRow> rows = new ArrayList<>(List.of(NewRow.of(DESK)));
        for (int id = 1; id <= MANY; id++) {
            rows.add(NewRow.of("people", "" + id).with("desk", "1"));
        }
        engine.insert(rows);
        engine.paranoid()
                .deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(DESK)))
                .get(0)
                .orThrow();
        for (JobId job : engine.openJobs()) {
            long claim = background.claim(job);
            assertThat(background.chunk(job, claim, SLICE, () -> false)).isEmpty();
        }
        engine.paranoid()
                .deletions()
                .restore(CALLER, Parents.REFUSE, List.of(DESK))
                .get(0)
                .orThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aJobMovesWithEachChunk() {
        JobId job = engine.openJobs().get(0);
        long claim = background.claim(job);
        Instant before = moved(job);
        int chunks = 0;
        while (background.chunk(job, claim, SLICE, () -> true).isPresent()) {
            assertThat(moved(job)).as("chunk %s", chunks).isAfter(before);
            before = moved(job);
            chunks++;
        }
        assertThat(chunks).isGreaterThanOrEqualTo(MANY / SLICE);
    }

    private Instant moved(JobId job) {
        return background.find(job).orElseThrow().updatedAt();
    }

    @Test
    void aNodeCarriesItOnToItsEnd() {
        ParanoidProperties.Background settings =
                new ParanoidProperties.Background(1, 1, Duration.ofMillis(1), Duration.ZERO, Duration.ZERO, List.of());
        ReplicaLag replicas = new ReplicaLag(engine.dataSource(), Optional.empty(), settings);
        BackgroundWorker worker = new BackgroundWorker(settings, new BackgroundCounts(), replicas);

        assertThat(worker.work(background, "desks", () -> false, () -> {})).isZero();
        assertThat(engine.openJobs()).isEmpty();
    }
}
