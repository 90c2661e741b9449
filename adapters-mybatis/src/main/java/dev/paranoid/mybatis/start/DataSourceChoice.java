package dev.paranoid.mybatis.start;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Which of the application's data sources has the declared tables. */
public final class DataSourceChoice {

    private final ListableBeanFactory beans;

    public DataSourceChoice(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * {@return the data source of that name; without a name the only one, or the application's primary one}
     *
     * @throws DataSourceNotChosen where none has the name, or several might be meant
     */
    public DataSource of(@Nullable String name) {
        List<String> all = Arrays.stream(beans.getBeanNamesForType(DataSource.class))
                .sorted()
                .toList();
        if (name != null) {
            if (!all.contains(name)) {
                throw DataSourceNotChosen.unknown(name, all);
            }
            return beans.getBean(name, DataSource.class);
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw DataSourceNotChosen.several(all);
        }
        return only;
    }
}
