package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.live.shop.BasketMapper.Basket;
import dev.paranoid.live.shop.FormsMapper;
import dev.paranoid.live.shop.OrderMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** In whichever way MyBatis gets a statement, it reads and changes live rows only. */
class FormTests extends ShopApplication {

    /** Of a mapper that becomes known when the application runs. */
    interface LateMapper {

        @Select("SELECT id FROM orders WHERE customer_id = #{id}")
        List<Long> orders(long id);

        @Select("SELECT id FROM customers ORDER BY id")
        @Results(@Result(property = "orders", column = "id", many = @Many(select = "orders")))
        List<Basket> baskets();

        @Select("SELECT id FROM customers WHERE id > #{id} ORDER BY id")
        @Results(
                @Result(
                        property = "orders",
                        column = "id",
                        many = @Many(select = "dev.paranoid.live.FormTests$LatestMapper.orders")))
        List<Basket> above(long id);
    }

    /** Of a mapper that comes after it is needed first. */
    interface LatestMapper {

        @Select("SELECT id FROM orders WHERE customer_id = #{id}")
        List<Long> orders(long id);
    }

    private static FormsMapper forms(AssertableApplicationContext context) {
        return context.getBean(FormsMapper.class);
    }

    @Test
    void queries() {
        run(context -> {
            delete(context, "2");
            assertThat(forms(context).unprepared("customers", 0)).containsExactly("Ada", "Cem");
            List<String> handled = new ArrayList<>();
            forms(context).handled(row -> handled.add(row.getResultObject()));
            assertThat(handled).containsExactly("Ada", "Cem");
            assertThat(forms(context).matching("b")).isEmpty();
            assertThat(forms(context).matching("a")).containsExactly("Ada");
        });
    }

    @Test
    void changes() {
        run(context -> {
            delete(context, "2");
            assertThat(forms(context).rename(2)).isZero();
            assertThat(forms(context).renameAll()).isEqualTo(2);
            Map<String, Object> row = new HashMap<>();
            forms(context).add(row);
            assertThat(row).containsEntry("id", 102L);
            assertThat(forms(context).remove(List.of(Map.of("id", 2L), Map.of("id", 3L))))
                    .isEqualTo(1);
            assertThat(new JdbcTemplate(dataSource)
                            .queryForList("SELECT name FROM customers ORDER BY id", String.class))
                    .containsExactly("y", "Bob", "New");
        });
    }

    @Test
    void batches() {
        run(context -> {
            delete(context, "2");
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            try (SqlSession batch = factory.openSession(ExecutorType.BATCH)) {
                FormsMapper forms = batch.getMapper(FormsMapper.class);
                List.of(1L, 2L, 3L).forEach(forms::rename);
                assertThat(batch.flushStatements().get(0).getUpdateCounts()).containsExactly(1, 0, 1);
            }
        });
    }

    @Test
    void severalStatementsInOneText() {
        run(context -> {
            delete(context, "2");
            OrderMapper orders = context.getBean(OrderMapper.class);
            assertThat(orders.both()).hasToString("[[{name=Ada}, {name=Cem}], [{id=10}, {id=30}]]");
            orders.renameEach(List.of(1L, 2L, 3L));
            assertThat(new JdbcTemplate(dataSource)
                            .queryForList("SELECT name FROM customers ORDER BY id", String.class))
                    .containsExactly("m", "Bob", "m");
        });
    }

    /** Teams that report make tables of what they read. */
    @Test
    void tablesThatAreMadeOfQueries() {
        run(context -> {
            delete(context, "2");
            assertThat(forms(context).copied("customers")).isEqualTo(2);
            assertThat(new JdbcTemplate(dataSource).queryForList("SELECT name FROM copies ORDER BY name", String.class))
                    .containsExactly("Ada", "Cem");
        });
    }

    /** A routine sees what it reads. */
    @Test
    void calls() {
        new JdbcTemplate(dataSource)
                .execute("CREATE PROCEDURE count_customers() BEGIN SELECT COUNT(*) FROM customers; END");
        run(context -> {
            delete(context, "2");
            assertThat(forms(context).called()).isEqualTo(3);
        });
    }

    @Test
    void mappersThatComeLate() {
        run(context -> {
            delete(context, "orders", "10");
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            factory.getConfiguration().addMapper(LateMapper.class);
            try (SqlSession session = factory.openSession()) {
                assertThat(session.getMapper(LateMapper.class).baskets())
                        .extracting(Basket::orders)
                        .containsExactly(List.of(), List.of(20L), List.of());
                assertThat(session.getMapper(LateMapper.class).above(99)).isEmpty();
                factory.getConfiguration().addMapper(LatestMapper.class);
                assertThat(session.getMapper(LateMapper.class).above(0))
                        .extracting(Basket::orders)
                        .containsExactly(List.of(), List.of(20L), List.of());
            }
        });
    }
}
