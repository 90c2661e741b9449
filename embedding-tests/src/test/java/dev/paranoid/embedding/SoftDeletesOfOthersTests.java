package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.baomidou.mybatisplus.annotation.TableLogic;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.core.MybatisConfiguration;
import com.baomidou.mybatisplus.core.MybatisSqlSessionFactoryBuilder;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the README says of MyBatis-Plus and Hibernate, in its comparison: as they are, without Paranoid. */
class SoftDeletesOfOthersTests {

    private final Database database = Database.empty();

    SoftDeletesOfOthersTests() {
        for (String table : List.of(
                "authors (id BIGINT PRIMARY KEY, name VARCHAR(20)", "books (id BIGINT PRIMARY KEY, author_id BIGINT")) {
            database.jdbc().execute("CREATE TABLE " + table + ", deleted TINYINT NOT NULL DEFAULT 0)");
        }
        database.jdbc().execute("INSERT INTO authors (id) VALUES (1)");
        database.jdbc().execute("INSERT INTO books (id, author_id) VALUES (10, 1), (11, 1)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @TableName("authors")
    static class PlusAuthor {
        public @Nullable Long id;

        public @Nullable String name;

        @TableLogic
        public @Nullable Integer deleted;
    }

    interface PlusAuthors extends BaseMapper<PlusAuthor> {

        @Select("SELECT id FROM authors")
        List<Long> handWritten();
    }

    @Entity(name = "JpaAuthor")
    @Table(name = "authors")
    @SoftDelete
    static class JpaAuthor {
        @Id
        long id;

        @OneToMany(mappedBy = "author", cascade = CascadeType.REMOVE)
        List<JpaBook> books = List.of();
    }

    @Entity
    @Table(name = "books")
    @SoftDelete
    static class JpaBook {
        @Id
        long id;

        @ManyToOne
        @Nullable
        JpaAuthor author;
    }

    private List<Long> hidden(String table) {
        return database.jdbc().queryForList("SELECT id FROM " + table + " WHERE deleted = 1 ORDER BY id", Long.class);
    }

    private void withPlus(Consumer<PlusAuthors> work) {
        MybatisConfiguration configuration =
                new MybatisConfiguration(new Environment("test", new JdbcTransactionFactory(), database.dataSource()));
        configuration.addMapper(PlusAuthors.class);
        SqlSessionFactory factory = new MybatisSqlSessionFactoryBuilder().build(configuration);
        try (SqlSession session = factory.openSession(true)) {
            work.accept(session.getMapper(PlusAuthors.class));
        }
    }

    @Test
    void myBatisPlusHidesOneRowAndDoesNotBringItBack() {
        withPlus(authors -> {
            authors.deleteById(1L);
            assertThat(hidden("authors")).containsExactly(1L);
            assertThat(hidden("books")).isEmpty();

            PlusAuthor back = new PlusAuthor();
            back.id = 1L;
            back.name = "Ada";
            back.deleted = 0;
            assertThat(authors.updateById(back)).as("rows that it updates").isZero();
        });
    }

    @Test
    void myBatisPlusFiltersItsOwnStatementsAlone() {
        withPlus(authors -> {
            authors.deleteById(1L);
            assertThat(authors.selectList(null)).isEmpty();
            assertThat(authors.handWritten()).containsExactly(1L);
        });
    }

    private void withHibernate(Consumer<EntityManager> work) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("hibernate.connection.datasource", database.dataSource());
        database.settings().stream()
                .filter(setting -> setting.startsWith("spring.jpa."))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(
                        setting[0].equals("spring.jpa.database-platform")
                                ? "hibernate.dialect"
                                : setting[0].replace("spring.jpa.properties.", ""),
                        setting[1]));
        try (EntityManagerFactory factory = new HibernatePersistenceConfiguration("authors")
                        .managedClasses(JpaAuthor.class, JpaBook.class)
                        .properties(settings)
                        .createEntityManagerFactory();
                EntityManager entities = factory.createEntityManager()) {
            work.accept(entities);
        }
    }

    private static void inTransaction(EntityManager entities, Runnable work) {
        entities.getTransaction().begin();
        work.run();
        entities.getTransaction().commit();
        entities.clear();
    }

    @Test
    void hibernateHidesWhatJpaCascadesTo() {
        withHibernate(entities -> {
            inTransaction(entities, () -> entities.remove(entities.find(JpaAuthor.class, 1)));
            assertThat(hidden("authors")).containsExactly(1L);
            assertThat(hidden("books")).containsExactly(10L, 11L);
        });
    }

    @Test
    void hibernateFindsNothingThatItCouldBringBackAndDoesNotFilterNativeQueries() {
        withHibernate(entities -> {
            inTransaction(entities, () -> entities.remove(entities.find(JpaAuthor.class, 1)));
            assertThat(entities.find(JpaAuthor.class, 1)).isNull();
            assertThat(entities.createQuery("from JpaAuthor", JpaAuthor.class).getResultList())
                    .isEmpty();
            List<?> byHand =
                    entities.createNativeQuery("SELECT id FROM authors").getResultList();
            assertThat(byHand).hasSize(1);
        });
    }

    @Test
    void anUpdateByHandDoesNotKnowWhatWentAlong() {
        database.jdbc().execute("UPDATE books SET deleted = 1 WHERE id = 10");
        withHibernate(entities -> {
            inTransaction(entities, () -> entities.remove(entities.find(JpaAuthor.class, 1)));
            database.jdbc().execute("UPDATE authors SET deleted = 0 WHERE id = 1");
            database.jdbc().execute("UPDATE books SET deleted = 0 WHERE author_id = 1");
            assertThat(hidden("books")).as("book 10 had been deleted before").isEmpty();
        });
    }
}
