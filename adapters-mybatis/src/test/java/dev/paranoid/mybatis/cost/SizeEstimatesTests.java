package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.engine.Plans;
import dev.paranoid.domain.plan.Stage;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is told of a large deletion before its rows are counted, is about right, also below a row that is not like the others. */
class SizeEstimatesTests {

    private static final int OTHERS = 100;
    private static final int STORIES = 2_000;

    @Test
    void lookBelowTheRootItself() {
        try (MyBatisEngine engine = MyBatisEngine.of(Demo.plain())) {
            JdbcTemplate jdbc = engine.jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id", "n + 1", OTHERS + 1);
            Demo.fill(jdbc, "stories", "id, created_by", "n + 1, 1", STORIES);
            Demo.fill(jdbc, "stories", "id, created_by", STORIES + " + n + 1, n + 2", OTHERS);
            Demo.fill(jdbc, "reviews", "id, created_by, story_id", "n + 1, 2, n % " + STORIES + " + 1", 3 * STORIES);
            List.of("users", "stories", "reviews").forEach(table -> jdbc.queryForList("ANALYZE TABLE " + table));
            Plans plans = new Plans(engine.paranoid().graph());
            List<Stage> stages = plans.hide(Set.of(plans.graph().type("users"))).stages();

            Map<String, Long> below = engine.backgroundPorts().estimates().below(Demo.user(1), stages);

            assertThat(below.get("stories")).isBetween(STORIES / 2L, STORIES * 2L);
            assertThat(below.get("reviews")).isBetween(3L * STORIES / 2, 3L * STORIES * 2);
        }
    }
}
