package dev.paranoid.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The tables of the demo and what is in them. They are made once, in a database that has none of their names. Killed on
 * the way, they are made anew at the next start: their first table bears a comment until all is there.
 */
final class DemoBlog implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(DemoBlog.class);
    private static final String UNFINISHED = "unfinished demo of Paranoid";
    private static final String TABLES = """
            SELECT table_name AS name, table_comment AS remark FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name IN ('users', 'stories', 'reviews', 'tags', 'story_tags')
            """;

    private final DataSource database;

    DemoBlog(DataSource database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        if (isMissing()) {
            log.info("Creating the tables of the demo, with sample data, once");
            create();
        }
    }

    private boolean isMissing() {
        Map<String, String> remarks = new HashMap<>();
        JdbcClient.create(database).sql(TABLES).query(row -> {
            remarks.put(row.getString("name"), row.getString("remark"));
        });
        return remarks.isEmpty() || UNFINISHED.equals(remarks.get("users"));
    }

    private void create() throws SQLException {
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator(
                new ClassPathResource("demo/schema.sql"), new ClassPathResource("demo/data.sql"));
        scripts.setSqlScriptEncoding("UTF-8");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            scripts.populate(connection);
            connection.commit();
            statement.execute("ALTER TABLE users COMMENT = ''");
        }
    }

    /** Whoever depends on an initialized database starts after the blog is there. */
    static final class Detector extends AbstractBeansOfTypeDatabaseInitializerDetector {

        @Override
        protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
            return Set.of(DemoBlog.class);
        }
    }
}
