package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.InvalidEntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.ParanoidProperties.Entity;
import dev.paranoid.mybatis.ParanoidProperties.Parent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fits what was declared to what the database has; everything that does not fit is told at once. */
final class Declaration {

    private static final Logger LOG = LoggerFactory.getLogger(Declaration.class);

    private final Map<String, Entity> entities;
    private final Catalogue catalogue;
    private final Faults faults = new Faults();
    private final Map<String, EntityType> types = new LinkedHashMap<>();
    private final Map<String, EntityTable> tables = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    private Declaration(Map<String, Entity> entities, Catalogue catalogue) {
        this.entities = entities;
        this.catalogue = catalogue;
    }

    /**
     * {@return the schema}
     *
     * @throws DeclarationDoesNotFit with all faults
     */
    static Schema fit(ParanoidProperties properties, Catalogue catalogue) {
        Declaration declaration = new Declaration(properties.entities(), catalogue);
        declaration.types();
        declaration.relations();
        declaration.undeclared();
        return declaration.schema();
    }

    private void types() {
        faults.require(
                !entities.isEmpty(),
                "No entity types are declared",
                "paranoid.entities: { users: { table: users, id: user_id } }");
        entities.forEach((name, entity) -> {
            try {
                EntityType type = new EntityType(name, entity.paranoid(), entity.id() != null);
                types.put(name, type);
                new TableFit(type, entity, catalogue, faults).fit().ifPresent(table -> tables.put(name, table));
            } catch (IllegalArgumentException wrong) {
                faults.add(String.valueOf(wrong.getMessage()), "paranoid.entities." + name + ": …");
            }
        });
    }

    private void relations() {
        types.values().forEach(child -> entity(child.name()).belongsTo().forEach(parent -> relation(child, parent)));
    }

    private void relation(EntityType child, Parent declared) {
        EntityType parent = types.get(declared.parent());
        if (parent == null) {
            faults.add(
                    "Relation " + child.name() + "." + declared.column() + ": the entity type '" + declared.parent()
                            + "' is not declared",
                    "paranoid.entities." + declared.parent() + ": { table: …, id: … }");
            return;
        }
        RelationFit fit = new RelationFit(child, declared, catalogue, faults);
        Relation relation = fit.relation(parent, TableFit.tableOf(child.name(), entity(child.name())));
        relations.add(relation);
        EntityTable parentTable = tables.get(parent.name());
        EntityTable childTable = tables.get(child.name());
        if (parentTable != null && childTable != null) {
            fit.link(relation, parentTable, childTable).ifPresent(link -> links.put(relation.name(), link));
        }
    }

    private Entity entity(String name) {
        return Objects.requireNonNull(entities.get(name));
    }

    /** A foreign key that nobody declared would stop a removal, or carry it on behind our back. */
    private void undeclared() {
        for (CatalogueMapper.ForeignKeyRow key : catalogue.foreignKeys()) {
            tables.values().stream()
                    .filter(table -> Catalogue.same(table.table().name(), key.parentTable()))
                    .forEach(parent -> declared(key, parent));
        }
    }

    private void declared(CatalogueMapper.ForeignKeyRow key, EntityTable parent) {
        boolean known = key.columnCount() == 1
                && links.values().stream()
                        .anyMatch(link -> link.parent().equals(parent)
                                && Catalogue.same(link.child().table().name(), key.tableName())
                                && Catalogue.same(link.foreignKey().name().name(), key.columnName()));
        boolean underway = relations.stream()
                .anyMatch(relation ->
                        relation.parent().equals(parent.type()) && Catalogue.same(relation.column(), key.columnName()));
        faults.require(
                known || (underway && !faults.none()),
                "Foreign key " + key.name() + " from " + key.tableName() + "." + key.columnName() + " to "
                        + key.parentTable() + " is not declared",
                "paranoid.entities.…: { table: " + key.tableName() + ", belongs-to: [{ parent: " + parent.name()
                        + ", column: " + key.columnName() + " }] }    or: ALTER TABLE `" + key.tableName()
                        + "` DROP FOREIGN KEY `" + key.name() + "`;");
        if (known && "CASCADE".equals(key.deleteRule())) {
            LOG.warn(
                    "Foreign key {} of table {} says ON DELETE CASCADE: the database may remove rows that Paranoid"
                            + " neither counts nor asks about. ON DELETE RESTRICT is safe.",
                    key.name(),
                    key.tableName());
        }
    }

    private Schema schema() {
        EntityGraph graph = null;
        try {
            graph = EntityGraph.of(types.values(), relations);
        } catch (InvalidEntityGraph invalid) {
            invalid.faults().forEach(fault -> faults.add(fault, "Correct paranoid.entities."));
        }
        faults.throwIfAny();
        return new Schema(Objects.requireNonNull(graph), tables, links);
    }
}
