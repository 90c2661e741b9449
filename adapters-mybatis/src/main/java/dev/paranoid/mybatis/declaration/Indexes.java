package dev.paranoid.mybatis.declaration;

import static dev.paranoid.mybatis.catalogue.Mend.quoted;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Index;
import java.util.Optional;

/** Tells of a column that has no index that statements can use. */
record Indexes(Catalogue catalogue, Faults faults) {

    /**
     * An invisible one is made visible, else one is added.
     *
     * @param order empty, or {@code DESC}
     * @param what the sentence
     */
    void missing(String table, String column, String order, String what) {
        Optional<Index> invisible = catalogue.invisibleOn(table, column);
        if (invisible.isPresent()) {
            faults.alter(
                    what + ": " + invisible.get().name() + " is invisible, so that no statement can use it",
                    table,
                    catalogue.visible(invisible.get()));
        } else {
            faults.alter(what, table, "ADD INDEX (" + quoted(column) + order + ")");
        }
    }
}
