package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.domain.declared.EntityTypes;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.embedding.declared.BuiltTypes;
import dev.paranoid.embedding.declared.blog.Blog;
import dev.paranoid.embedding.declared.rules.Rules;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** In YAML, by annotations and with a builder the same is declared. */
@ExtendWith(OutputCaptureExtension.class)
class DeclaredThreeWaysTests {

    private static final String SERVER = "../server/src/main/resources/";
    private static final String MARK = "deletion_id BIGINT, deleted_at DATETIME(6), KEY deletion (deletion_id DESC)";
    private static final String BLOG_IN_YAML = "spring.config.import=file:" + SERVER + "demo.yml";
    private static final String RULES_IN_YAML = "spring.config.import=classpath:every-rule.yml";

    private static final String WITHOUT_JPA =
            "spring.autoconfigure.exclude=org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    private final Database database = Database.empty();

    @AfterEach
    void drop() {
        database.close();
    }

    /** What a start has understood. */
    private record Understood(List<?> types, List<Relation> relations, Map<String, Entity> settings) {

        static Understood of(ConfigurableApplicationContext context) {
            EntityGraph graph = context.getBean(ParanoidEngine.class).graph();
            return new Understood(
                    graph.types(),
                    graph.relations(),
                    context.getBean(ParanoidProperties.class).entities());
        }
    }

    private ConfigurableApplicationContext start(Class<?> application, String... more) {
        Stream<String> source = database.settings().stream().filter(setting -> setting.startsWith("spring.datasource"));
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(Stream.of(source, Stream.of(more), Stream.of(WITHOUT_JPA))
                        .flatMap(settings -> settings)
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    private Understood understood(Class<?> application, String... more) {
        try (ConfigurableApplicationContext context = start(application, more)) {
            return Understood.of(context);
        }
    }

    private void blog() {
        new ResourceDatabasePopulator(new FileSystemResource(SERVER + "demo/schema.sql"))
                .execute(database.dataSource());
    }

    private void rules() {
        Stream.of(
                        "people (person_id BIGINT PRIMARY KEY, full_name VARCHAR(100), birthday DATE, branch VARCHAR(20),"
                                + " recommended_by BIGINT,"
                                + " KEY recommended (recommended_by), " + MARK + ")",
                        "orders (id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL, KEY customer (customer_id),"
                                + " gone_at DATETIME(6), gone_with BIGINT, KEY gone (gone_with))",
                        "notes (id BIGINT PRIMARY KEY, order_id BIGINT, author BIGINT, KEY of_order (order_id),"
                                + " KEY by_author (author), " + MARK + ")",
                        "visits (id BIGINT PRIMARY KEY, customer_id BIGINT, order_id BIGINT, KEY customer (customer_id),"
                                + " KEY of_order (order_id), " + MARK + ")",
                        "receipts (id BIGINT PRIMARY KEY, order_id BIGINT, KEY of_order (order_id))",
                        "order_tags (order_id BIGINT NOT NULL, tag VARCHAR(20) NOT NULL, PRIMARY KEY (order_id, tag))")
                .forEach(table -> database.jdbc().execute("CREATE TABLE " + table));
    }

    @Test
    void theTutorial() {
        blog();
        Understood yaml = understood(BuiltTypes.Plain.class, BLOG_IN_YAML);

        assertThat(yaml.relations()).hasSize(5);
        assertThat(understood(BuiltTypes.WithBlog.class)).isEqualTo(yaml);
        assertThat(understood(BuiltTypes.Plain.class, "paranoid.scan=dev.paranoid.embedding.declared.blog"))
                .isEqualTo(yaml);
    }

    @Test
    void everyKindOfRule() {
        rules();
        Understood yaml = understood(BuiltTypes.Plain.class, RULES_IN_YAML);

        assertThat(yaml.relations())
                .hasSize(8)
                .extracting(Relation::onSoftDelete)
                .contains(OnDelete.values());
        assertThat(understood(BuiltTypes.WithRules.class)).isEqualTo(yaml);
        assertThat(understood(BuiltTypes.Plain.class, "paranoid.scan[0]=dev.paranoid.embedding.declared.rules"))
                .isEqualTo(yaml);
    }

    @Test
    void withoutADatabaseAsWell() {
        EntityGraph yaml =
                InMemoryEngine.fromConfiguration("every-rule.yml").schema().graph();
        EntityTypes annotated = EntityTypes.of(
                Rules.Person.class,
                Rules.Order.class,
                Rules.Note.class,
                Rules.Visit.class,
                Rules.Receipt.class,
                Rules.OrderTag.class);

        assertThat(List.of(BuiltTypes.RULES.graph(), annotated.graph())).allSatisfy(graph -> {
            assertThat(graph.types()).isEqualTo(yaml.types());
            assertThat(graph.relations()).isEqualTo(yaml.relations());
        });
    }

    @Test
    void someMayBeInYamlAndOthersInJavaAndASettingWins() {
        blog();
        try (ConfigurableApplicationContext context = start(
                BuiltTypes.WithBlog.class,
                "paranoid.entities.users.retention=7d",
                "paranoid.entities.users.label=email")) {
            Entity users = Objects.requireNonNull(
                    context.getBean(ParanoidProperties.class).entities().get("users"));

            assertThat(users.retention()).hasDays(7);
            assertThat(users.id()).isEqualTo("user_id");
            assertThat(context.getEnvironment().getProperty("paranoid.entities.users.label"))
                    .isEqualTo("email");
        }
    }

    @Test
    void anObjectOfAnAnnotatedClassIsTheRow() {
        blog();
        database.jdbc().execute("INSERT INTO users (user_id, username, full_name) VALUES (1, 'ann', 'Ann')");
        try (ConfigurableApplicationContext context =
                start(BuiltTypes.Plain.class, "paranoid.scan=dev.paranoid.embedding.declared.blog")) {
            assertThat(context.getBean(RecycleBin.class)
                            .delete(new Blog.User(1))
                            .took())
                    .containsEntry("users", 1L);
        }
    }

    @Test
    void whatIsDeclaredTwiceInJavaIsTold(CapturedOutput output) {
        assertThatThrownBy(() -> start(BuiltTypes.WithBlog.class, "paranoid.scan=dev.paranoid.embedding.declared.blog"))
                .isNotNull();

        assertThat(output).contains("The entity type 'users' is declared twice in Java");
    }

    @Test
    void aBeanThatWouldComeTooEarlyIsTold(CapturedOutput output) {
        assertThatThrownBy(() -> start(BuiltTypes.TooEarly.class)).isNotNull();

        assertThat(output).contains("is not static").contains("@Bean static EntityTypes types()");
    }

    @Test
    void aPackageWithoutTypesIsTold(CapturedOutput output) {
        assertThatThrownBy(() -> start(BuiltTypes.Plain.class, "paranoid.scan=dev.paranoid.nowhere"))
                .isNotNull();

        assertThat(output).contains("paranoid.scan names dev.paranoid.nowhere");
    }
}
