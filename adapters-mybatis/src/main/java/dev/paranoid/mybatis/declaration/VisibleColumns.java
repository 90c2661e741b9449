package dev.paranoid.mybatis.declaration;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which columns of a type callers may see: those that were named, or all but those that were named and those that look like secrets. */
record VisibleColumns(String type, Entity entity, List<Column> columns) {

    private static final Logger LOG = LoggerFactory.getLogger(VisibleColumns.class);

    /** {@return them, in the table's order, after telling what is wrong with what was named} */
    List<Column> fit(Faults faults) {
        faults.require(
                entity.columns().isEmpty() || entity.hiddenColumns().isEmpty(),
                "paranoid.entities." + type + " has both columns and hidden-columns",
                "Keep one: columns names all that answers show, hidden-columns all that they do not.");
        known(faults, "columns", entity.columns());
        known(faults, "hidden-columns", entity.hiddenColumns());
        if (!entity.columns().isEmpty()) {
            return columns.stream()
                    .filter(column -> isAmong(entity.columns(), column))
                    .toList();
        }
        List<Column> shown = columns.stream()
                .filter(column -> !isAmong(entity.hiddenColumns(), column))
                .toList();
        List<Column> secret = shown.stream()
                .filter(column -> SecretColumns.include(column.name().name()) && !isDeclared(column))
                .toList();
        tell(secret);
        return shown.stream().filter(column -> !secret.contains(column)).toList();
    }

    private void known(Faults faults, String setting, List<String> names) {
        names.stream()
                .filter(name -> columns.stream()
                        .noneMatch(column -> Catalogue.sameColumn(column.name().name(), name)))
                .forEach(name -> faults.add(
                        "paranoid.entities." + type + "." + setting + " names " + name + ", which is no column of "
                                + (entity.table() == null ? type : entity.table()),
                        "Correct the name, or leave it out."));
    }

    /** What the declaration names is no secret: ids, foreign keys, marks. */
    private boolean isDeclared(Column column) {
        List<String> declared = Stream.concat(
                        Stream.of(entity.id() == null ? "" : entity.id(), entity.deletedAt(), entity.deletionId()),
                        entity.belongsTo().stream().map(Parent::column))
                .toList();
        return isAmong(declared, column);
    }

    private static boolean isAmong(List<String> names, Column column) {
        return names.stream()
                .anyMatch(name -> Catalogue.sameColumn(column.name().name(), name));
    }

    private void tell(List<Column> secret) {
        if (!secret.isEmpty()) {
            LOG.info(
                    "Answers omit columns of {} that look like secrets: {}. To show one, list all that answers show "
                            + "in paranoid.entities.{}.columns, or those that they omit in hidden-columns",
                    type,
                    secret.stream().map(column -> column.name().name()).collect(Collectors.joining(", ")),
                    type);
        }
    }
}
