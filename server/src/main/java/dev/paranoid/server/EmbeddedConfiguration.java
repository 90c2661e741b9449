package dev.paranoid.server;

import dev.paranoid.embedded.EmbeddedMariaDbAutoConfiguration;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import dev.paranoid.server.configured.DataPlace;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** What there is only where the database is our own. */
@AutoConfiguration(after = EmbeddedMariaDbAutoConfiguration.class)
@ConditionalOnClass(EmbeddedMariaDb.class)
@ConditionalOnBean(EmbeddedMariaDb.class)
class EmbeddedConfiguration {

    @Bean
    DataPlace embeddedDataPlace(EmbeddedMariaDb database) {
        return new DataPlace("embedded MariaDB in " + database.directory() + ", kept between runs");
    }

    @Bean
    @Conditional(DemoModel.IsDeclared.class)
    DemoBlog demoBlog(EmbeddedMariaDb ours, DataSource database) {
        return new DemoBlog(database);
    }
}
