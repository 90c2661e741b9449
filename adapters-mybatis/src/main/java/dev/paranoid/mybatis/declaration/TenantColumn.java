package dev.paranoid.mybatis.declaration;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.util.List;
import java.util.Optional;

/** The column that says whose a row is. */
record TenantColumn(String type, Entity entity, List<Column> columns) {

    void check(Faults faults) {
        String name = entity.tenant();
        if (name == null) {
            return;
        }
        Optional<Column> column = columns.stream()
                .filter(each -> Catalogue.sameColumn(each.name().name(), name))
                .findFirst();
        faults.require(
                column.isPresent(),
                "paranoid.entities." + type + ".tenant names " + name + ", which is no column of "
                        + (entity.table() == null ? type : entity.table()),
                "Correct the name, or leave it out.");
        column.ifPresent(there -> faults.require(
                there.integer() || (there.text() && !there.large()) || there.uuid(),
                "paranoid.entities." + type + ".tenant names " + name + ", which is " + there.columnType(),
                "A tenant is named by an integer, a text, or a UUID in BINARY(16)."));
    }
}
