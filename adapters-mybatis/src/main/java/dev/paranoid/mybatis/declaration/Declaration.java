package dev.paranoid.mybatis.declaration;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.InvalidEntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fits what was declared to what the database has; everything that does not fit is told at once. */
public final class Declaration {

    private static final Logger LOG = LoggerFactory.getLogger(Declaration.class);

    private final Map<String, Entity> entities;
    private final Catalogue catalogue;
    private final RelationAdvice advice;
    private final Faults faults = new Faults();
    private final Map<String, EntityType> types = new LinkedHashMap<>();
    private final Map<String, EntityTable> tables = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    private Declaration(Map<String, Entity> entities, Catalogue catalogue) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.advice = new RelationAdvice(entities, catalogue);
    }

    /**
     * {@return the schema}
     *
     * @throws DeclarationDoesNotFit with all faults
     */
    public static Schema fit(ParanoidProperties properties, Catalogue catalogue) {
        Declaration declaration = new Declaration(properties.entities(), catalogue);
        declaration.faults.require(
                !catalogue.logsStatements(),
                "The server logs statements (binlog_format=STATEMENT), so it refuses Paranoid's changes, which "
                        + "run at READ COMMITTED",
                "Set binlog_format=ROW on the server, which is its default.");
        declaration.types();
        declaration.onceEach();
        declaration.relations();
        declaration.undeclared();
        return declaration.schema();
    }

    private void types() {
        faults.require(
                !entities.isEmpty(),
                "No entity types are declared",
                "paranoid.entities: { users: { table: users, id: user_id } }    or: @Paranoid(\"users\") on a class of a package"
                        + " that paranoid.scan names");
        entities.forEach((name, entity) -> {
            try {
                EntityType type = new EntityType(name, entity.paranoid(), entity.id() != null);
                types.put(name, type);
                new TableValidator(type, entity, catalogue, faults).fit().ifPresent(table -> tables.put(name, table));
            } catch (IllegalArgumentException wrong) {
                faults.add(
                        String.valueOf(wrong.getMessage()),
                        entity.paranoid() && entity.id() == null
                                ? advice.id(name, TableValidator.tableOf(name, entity))
                                : "Correct the name paranoid.entities." + name + ".");
            }
        });
    }

    /** The rows of a table have one type: two would hide, count and remove them each by its own rules. */
    private void onceEach() {
        Map<String, List<String>> byTable = new TreeMap<>();
        types.keySet()
                .forEach(name -> byTable.computeIfAbsent(
                                catalogue.key(TableValidator.tableOf(name, entity(name))), table -> new ArrayList<>())
                        .add(name));
        byTable.forEach((table, names) -> faults.require(
                names.size() == 1,
                "Table " + table + " is declared under several entity types: " + String.join(", ", names),
                "Keep one of "
                        + names.stream()
                                .map(name -> "paranoid.entities." + name)
                                .toList() + "."));
    }

    private void relations() {
        types.values().forEach(child -> {
            Set<String> columns = new HashSet<>();
            entity(child.name()).belongsTo().forEach(parent -> {
                if (suits(child, parent, columns)) {
                    relation(child, parent);
                }
            });
        });
    }

    private boolean suits(EntityType child, Parent parent, Set<String> columns) {
        Entity entity = entity(child.name());
        String relation = "Relation " + child.name() + "." + parent.column();
        String setting = "Correct paranoid.entities." + child.name() + ".belongs-to.";
        boolean column = faults.require(
                Identifier.valid(parent.column()),
                relation + ": '" + parent.column() + "' cannot be the name of a column under Paranoid's care",
                setting);
        boolean once = faults.require(
                columns.add(parent.column().toLowerCase(Locale.ROOT)),
                relation + " is declared twice: a foreign key column refers to one parent",
                setting);
        boolean free = faults.require(
                !child.paranoid() || !MarkColumnsValidator.isPartOf(entity, parent.column()),
                relation + ": column " + parent.column() + " is part of the mark, which Paranoid writes",
                setting);
        return column && once && free;
    }

    private void relation(EntityType child, Parent declared) {
        EntityType parent = types.get(declared.parent());
        if (parent == null) {
            faults.add(
                    "Relation " + child.name() + "." + declared.column() + ": the entity type '" + declared.parent()
                            + "' is not declared",
                    advice.parent(child.name(), declared.parent()));
            return;
        }
        RelationValidator fit = new RelationValidator(child, declared, advice, faults);
        Relation relation = fit.relation(parent, TableValidator.tableOf(child.name(), entity(child.name())));
        relations.add(relation);
        EntityTable parentTable = tables.get(parent.name());
        EntityTable childTable = tables.get(child.name());
        if (parentTable != null && childTable != null) {
            fit.link(relation, parentTable, childTable).ifPresent(link -> links.put(relation.name(), link));
        } else if (parentTable != null && toBeCreated(child)) {
            fit.missingWith(parentTable, TableValidator.tableOf(child.name(), entity(child.name())));
        }
    }

    private boolean toBeCreated(EntityType type) {
        String table = TableValidator.tableOf(type.name(), entity(type.name()));
        return catalogue.table(table).isEmpty() && catalogue.inOtherCase(table).isEmpty() && Identifier.valid(table);
    }

    private Entity entity(String name) {
        return Objects.requireNonNull(entities.get(name));
    }

    /** A foreign key that nobody declared would stop a removal, or carry it on behind our back. */
    private void undeclared() {
        for (CatalogueMapper.ForeignKeyRow key : catalogue.foreignKeys()) {
            tables.values().stream()
                    .filter(table -> catalogue.isHere(key.parentSchema())
                            && catalogue.sameTable(table.table().name(), key.parentTable()))
                    .forEach(parent -> declared(key, parent));
        }
    }

    private void declared(CatalogueMapper.ForeignKeyRow key, EntityTable parent) {
        boolean known = key.columnCount() == 1
                && catalogue.isHere(key.tableSchema())
                && links.values().stream()
                        .anyMatch(link -> link.parent().equals(parent)
                                && catalogue.sameTable(link.child().table().name(), key.tableName())
                                && Catalogue.sameColumn(link.foreignKey().name().name(), key.columnName()));
        boolean underway = advice.isSaid(key);
        faults.require(
                known || (underway && !faults.none()),
                "Foreign key " + key.name() + " from " + key.tableName() + "." + key.columnName() + " to "
                        + key.parentTable() + " is not declared",
                advice.foreignKey(key, parent.type().name()));
        if (known && "CASCADE".equals(key.deleteRule())) {
            LOG.warn(
                    "Foreign key {} of table {} says ON DELETE CASCADE: the database may remove rows without "
                            + "Paranoid's checks. Use ON DELETE RESTRICT.",
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
