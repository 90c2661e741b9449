package dev.paranoid.mybatis.declaration;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.util.List;

/**
 * The column by which pages call a row.
 *
 * @param columns all of the table
 * @param visible those that answers show
 */
record LabelColumn(String type, Entity entity, List<Column> columns, List<Column> visible) {

    void check(Faults faults) {
        String name = entity.label();
        if (name == null) {
            return;
        }
        String setting = "paranoid.entities." + type + ".label names " + name + ", which ";
        boolean there = faults.require(
                isAmong(columns, name),
                setting + "is no column of " + (entity.table() == null ? type : entity.table()),
                "Correct the name, or leave it out: rows are then called by their ids.");
        if (there) {
            faults.require(
                    isAmong(visible, name),
                    setting + "answers do not show",
                    "Name it in paranoid.entities." + type
                            + ".columns, take it out of hidden-columns, or choose another" + " column.");
        }
    }

    private static boolean isAmong(List<Column> columns, String name) {
        return columns.stream()
                .anyMatch(column -> Catalogue.sameColumn(column.name().name(), name));
    }
}
