package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another program inserts children at random points while large deletions run: behind what was hidden, and ahead of it. */
@Tag("long")
class LargeInsertsEndToEndTests {

    private static final int INSERTS = Integer.getInteger("paranoid.background.inserts", 200);

    /** The query of docs/large-deletions.md, for one relation. */
    private static final String ORPHANS = """
            SELECT COUNT(*) FROM reviews c JOIN stories p ON p.story_id = c.story_id
             WHERE c.deleted_at IS NULL AND p.deleted_at IS NOT NULL
            """;

    private final long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);
    private final Set<Long> inserted = new HashSet<>();

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void eachIsHiddenWithTheRestOrFoundByTheDocumentedQuery(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_inserts");
                Service service = Service.start("thin", Jar.THIN, blog.settings())) {
            String location = "";
            while (inserted.size() < INSERTS) {
                location = LargeBlog.location(service.http().delete(LargeBlog.USER));
                while (inserted.size() < INSERTS
                        && "in-progress"
                                .equals(service.http()
                                        .get(location)
                                        .json()
                                        .path("state")
                                        .asString())) {
                    insert(blog);
                }
                LargeBlog.settled(service, location);
                if (inserted.size() < INSERTS) {
                    LargeBlog.settled(service, LargeBlog.location(restored(service, location)));
                }
            }
            long deletion = Long.parseLong(location.replaceAll(".*/", ""));
            long hidden = blog.number("SELECT COUNT(*) FROM reviews WHERE text = 'new' AND deletion_id = " + deletion);
            long found = blog.number(ORPHANS);
            System.out.println("With -Dparanoid.seed=" + seed + ": of " + INSERTS + " rows that came meanwhile, "
                    + hidden + " were hidden with the rest, and " + found + " are found live under a hidden parent");
            assertThat(hidden + found).isEqualTo(INSERTS);
            assertThat(blog.orphans()).isEqualTo(found);
        }
    }

    private static Http.Reply restored(Service service, String location) {
        service.http().put("/api/restore/users/900");
        return service.http().get(location);
    }

    private void insert(LargeBlog blog) {
        long id = 90_001 + 10L * random.nextInt(LargeBlog.REVIEWS) + random.nextInt(9);
        if (inserted.add(id)) {
            long story = 90_000 + 10L * random.nextInt(LargeBlog.STORIES);
            blog.update("INSERT INTO reviews (review_id, created_by, story_id, stars, text) VALUES (" + id + ", 901, "
                    + story + ", 5, 'new')");
        }
    }
}
