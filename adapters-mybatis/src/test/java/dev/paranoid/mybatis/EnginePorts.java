package dev.paranoid.mybatis;

import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Ports;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.declaration.Declaration;
import dev.paranoid.mybatis.migration.InstalledFeatures;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.Managers;
import dev.paranoid.testkit.schema.TestSchema;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Ports of a real engine over tables that are there. */
record EnginePorts(TestSchema schema, DataSource dataSource) {

    /** {@return ports over the same tables, put together once more} */
    Ports ports() {
        return Assembly.ports(
                wiring(),
                Managers.of(dataSource, new JdbcTransactionManager(dataSource), EngineSettings.PATIENCE),
                MyBatisEngine.NOBODY);
    }

    /** {@return those for work in the background, the same way} */
    BackgroundPorts background(long above) {
        return Assembly.background(wiring(), MyBatisEngine.NOBODY, EngineSettings.background(above));
    }

    private Wiring wiring() {
        Statements statements = new Statements(dataSource);
        Schema fit = Declaration.fit(
                EngineSettings.properties(schema), Catalogue.read(statements.mapper(CatalogueMapper.class)));
        return new Wiring(fit, statements, statements, InstalledFeatures.ALL);
    }
}
