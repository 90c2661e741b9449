package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.declared.DeclaredType;
import dev.paranoid.domain.declared.EntityTypes;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.live.hidden.HiddenRows;
import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.session.StatementNotFiltered;
import dev.paranoid.live.session.StatementsNotFiltered;
import dev.paranoid.live.shop.CustomerMapper;
import dev.paranoid.live.shop.OrderMapper;
import dev.paranoid.live.shop.UnreadableMapper;
import dev.paranoid.live.test.LiveAssertions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mappers that know nothing of deletion, in an application that embeds Paranoid. */
@ExtendWith(OutputCaptureExtension.class)
class MapperTests extends ShopApplication {

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = UnreadableMapper.class)
    static class AllMappers {}

    @Test
    void seeLiveRowsOnly() {
        run(context -> {
            delete(context, "2");

            assertThat(customers(context).names()).containsExactly("Ada", "Cem");
            assertThat(customers(context).either("Ada", 2)).containsExactly("Ada");
            assertThat(customers(context).byIds(List.of(1L, 2L))).containsExactly("Ada");
            assertThat(customers(context).count()).isEqualTo(2);
            assertThat(customers(context).rename("Eve")).isEqualTo(2);
            List<String> each = new ArrayList<>();
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> customers(context).each().forEach(each::add));
            assertThat(each).containsExactly("Eve", "Eve");
            assertThat(context.getBean(OrderMapper.class).withCustomers())
                    .extracting(row -> row.get("id"))
                    .containsExactly(10L, 30L);
            restore(context, "2");
            assertThat(customers(context).names()).containsExactly("Eve", "Bob", "Eve");
        });
    }

    @Test
    void seeHiddenRowsWhereTheyAsk() {
        run(context -> {
            delete(context, "2");

            assertThat(customers(context).all()).containsExactly("Ada", "Bob", "Cem");
            assertThat(customers(context).allByComment()).containsExactly("Ada", "Bob", "Cem");
            assertThat(HiddenRows.shown(() -> customers(context).names())).containsExactly("Ada", "Bob", "Cem");
            assertThat(customers(context).names()).containsExactly("Ada", "Cem");
            assertThat(asked).contains("all by annotation", "allByComment by comment", "names by scope");
        });
    }

    @Test
    void aMetricCountsWhoAsks() {
        run(context -> {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(HiddenRowsMeter.class).bindTo(meters);
            customers(context).names();
            customers(context).all();
            HiddenRows.shown(() -> customers(context).names());
            HiddenRows.shown(() -> customers(context).names());

            assertThat(meters.find("paranoid.live.hidden").counters())
                    .extracting(counter -> counter.getId().getTag("by") + " " + counter.count())
                    .containsExactlyInAnyOrder("annotation 1.0", "scope 2.0");
            assertThat(meters.get("paranoid.live.hidden")
                            .tag("statement", CustomerMapper.class.getName() + ".all")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLogTellsWhoAsksIfItIsToldTo(boolean told, CapturedOutput log) {
        application.withPropertyValues("paranoid.live.log-hidden=" + told).run(context -> {
            customers(context).names();
            customers(context).allByComment();
            String line = CustomerMapper.class.getName() + ".allByComment asked for hidden rows, by comment";
            assertThat(log.toString().lines().filter(each -> each.endsWith(line)))
                    .hasSize(told ? 1 : 0);
            assertThat(log).doesNotContain("names asked");
        });
    }

    /** A purge whose statements were filtered would say that it is done, and leave all rows. */
    @Test
    void paranoidsOwnStatementsAreNotFiltered() {
        run(context -> {
            delete(context, "2");
            context.getBean(Deletions.class)
                    .delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(new EntityRef("people", "2"))));
            assertThat(new JdbcTemplate(dataSource).queryForList("SELECT id FROM customers ORDER BY id", Long.class))
                    .containsExactly(1L, 3L);
            assertThat(new JdbcTemplate(dataSource).queryForList("SELECT id FROM orders ORDER BY id", Long.class))
                    .containsExactly(10L, 30L);
        });
    }

    @Test
    void whatCannotBeFilteredStopsTheStart() {
        application
                .withUserConfiguration(AllMappers.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(StatementsNotFiltered.class)
                        .hasMessageContaining(
                                "dev.paranoid.live.shop.UnreadableMapper.history (dev/paranoid/live/shop/UnreadableMapper.java")
                        .hasMessageContaining("FOR SYSTEM_TIME ALL"));
    }

    /** Mappers that are scanned are made at the start in any case; a factory alone is not. */
    @Test
    void soItDoesWhereBeansAreMadeWhenTheyAreAskedFor() {
        new ApplicationContextRunner()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withConfiguration(AutoConfigurations.of(LiveRowsAutoConfiguration.class))
                .withBean(DataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(""))
                .withBean(SqlSessionFactory.class, () -> {
                    SqlSessionFactory factory = factory(dataSource);
                    factory.getConfiguration().addMapper(UnreadableMapper.class);
                    return factory;
                })
                .withPropertyValues("paranoid.entities.customers.id=id")
                .run(context -> assertThat(context).getFailure().isInstanceOf(StatementsNotFiltered.class));
    }

    @Test
    void whatCannotBeFilteredIsNotRun() {
        run(context -> {
            assertThat(customers(context).broken(false)).hasSize(3);
            assertThatThrownBy(() -> customers(context).broken(true))
                    .hasStackTraceContaining(StatementNotFiltered.class.getName());
        });
    }

    @Test
    void anAssertionTellsWhoShowsHiddenRows() {
        run(context -> {
            SqlSessionFactory mappers = context.getBean(SqlSessionFactory.class);
            String all = CustomerMapper.class.getName() + ".all";
            assertThatThrownBy(() -> LiveAssertions.assertThat(mappers).hideDeletedRows())
                    .hasMessageContaining(all + " asks for hidden rows, by annotation")
                    .hasMessageContaining(all + "ByComment asks for hidden rows, by comment")
                    .message()
                    .hasLineCount(3);
            LiveAssertions.assertThat(mappers).hideDeletedRows(all, all + "ByComment");
        });
        application.withPropertyValues("paranoid.live.enabled=false").run(context -> {
            SqlSessionFactory mappers = context.getBean(SqlSessionFactory.class);
            assertThatThrownBy(() -> LiveAssertions.assertThat(mappers).hideDeletedRows())
                    .hasMessageContaining("is not filtered");
        });
    }

    @Test
    void viewsShowLiveRowsToOtherPrograms() {
        run(context -> {
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            List<String> ddl = context.getBean(LiveViews.class).ddl();
            assertThat(ddl)
                    .contains(
                            "CREATE OR REPLACE VIEW `live_customers` AS SELECT * FROM `customers` WHERE `deleted_at` IS NULL");
            ddl.forEach(jdbc::execute);
            delete(context, "2");
            assertThat(jdbc.queryForList("SELECT name FROM live_customers ORDER BY id", String.class))
                    .containsExactly("Ada", "Cem");
            assertThat(jdbc.queryForList("SELECT id FROM live_orders ORDER BY id", Long.class))
                    .containsExactly(10L, 30L);
            assertThat(jdbc.update("UPDATE live_customers SET name = 'x' WHERE id > 1"))
                    .isEqualTo(1);
            assertThat(jdbc.update("INSERT INTO live_customers (id, name) VALUES (4, 'Dee')"))
                    .isEqualTo(1);
            assertThat(jdbc.update("DELETE FROM live_orders")).isEqualTo(2);
            assertThat(jdbc.queryForList("SELECT name FROM customers ORDER BY id", String.class))
                    .containsExactly("Ada", "Bob", "x", "Dee");
        });
    }

    /** It is asked for when somebody asks for hidden rows: until then it may need what is filtered itself. */
    @Test
    void whoHearsOfHiddenRowsMayUseAMapper() {
        application.withUserConfiguration(Telling.class).run(context -> {
            assertThat(context).hasNotFailed();
            customers(context).all();
            assertThat(context.getBean(Telling.class).told).containsExactly("Ada");
        });
    }

    @Configuration
    static class Telling {

        final List<String> told = new ArrayList<>();

        @Bean
        HiddenRowsListener telling(CustomerMapper customers) {
            return (statement, by) -> told.add(customers.names().get(0));
        }
    }

    interface NoteMapper {

        @Select("SELECT id FROM notes ORDER BY id")
        List<Long> ids();
    }

    @Test
    void typesThatAreDeclaredInJavaCountToo() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("CREATE TABLE notes (id BIGINT PRIMARY KEY, deletion_id BIGINT, deleted_at DATETIME(6),"
                + " KEY (deletion_id))");
        jdbc.execute("INSERT INTO notes (id) VALUES (1), (2)");
        application
                .withBean(EntityTypes.class, () -> EntityTypes.of(DeclaredType.paranoid("notes", "id")))
                .run(context -> {
                    delete(context, "notes", "1");
                    SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
                    factory.getConfiguration().addMapper(NoteMapper.class);
                    try (SqlSession session = factory.openSession()) {
                        assertThat(session.getMapper(NoteMapper.class).ids()).containsExactly(2L);
                    }
                });
    }

    @Test
    void aFactoryOfAnotherDatabaseIsLeftAlone() {
        application.withPropertyValues("paranoid.live.except=sqlSessionFactory").run(context -> {
            delete(context, "2");
            assertThat(customers(context).names()).hasSize(3);
        });
    }

    @Test
    void canBeSwitchedOff() {
        application.withPropertyValues("paranoid.live.enabled=false").run(context -> {
            delete(context, "2");
            assertThat(customers(context).names()).hasSize(3);
        });
    }
}
