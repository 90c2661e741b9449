package dev.paranoid.mybatis.catalogue;

import dev.paranoid.mybatis.catalogue.CatalogueMapper.ForeignKeyRow;
import dev.paranoid.mybatis.catalogue.CatalogueMapper.IndexRow;
import dev.paranoid.mybatis.catalogue.CatalogueMapper.TableRow;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Index;
import dev.paranoid.mybatis.schema.Repertoire;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the database says of its tables. Names of columns are compared without regard to case, those of tables as the server does. */
public final class Catalogue {

    private final String database;
    private final Set<String> features;
    private final boolean exact;
    private final Map<String, TableRow> tables;
    private final Map<String, List<CatalogueMapper.ColumnRow>> columns;
    private final Map<String, List<Index>> indexes;
    private final List<ForeignKeyRow> foreignKeys;
    private final Map<String, Repertoire> repertoires;
    private final Set<String> triggered;
    private final boolean logsStatements;
    private final Probe probe;

    private Catalogue(CatalogueMapper mapper, String database) {
        this.database = database;
        this.features = Set.copyOf(mapper.features());
        this.exact = mapper.lowerCaseTableNames() == 0;
        this.tables = mapper.tables().stream()
                .collect(Collectors.toMap(row -> key(row.name()), row -> row, (one, same) -> one));
        List<CatalogueMapper.ColumnRow> found = mapper.columns();
        this.columns = found.stream().collect(Collectors.groupingBy(row -> key(row.tableName())));
        this.repertoires = found.stream()
                .flatMap(row -> Optional.ofNullable(row.charset()).stream())
                .distinct()
                .collect(Collectors.toMap(
                        charset -> charset,
                        charset -> Repertoire.of(charset, text -> mapper.converted(text, charset))));
        this.indexes = indexes(mapper.indexes(features));
        this.foreignKeys = mapper.foreignKeys();
        this.triggered = mapper.triggered().stream().map(this::key).collect(Collectors.toSet());
        this.logsStatements = mapper.logsStatements();
        this.probe = new Probe(mapper);
    }

    /**
     * {@return what the database says}
     *
     * @throws DeclarationDoesNotFit where the connection has chosen no database
     */
    public static Catalogue read(CatalogueMapper mapper) {
        return new Catalogue(mapper, requireDatabase(mapper));
    }

    /**
     * {@return the name of the database that connections are in}
     *
     * @throws DeclarationDoesNotFit where they are in none
     */
    public static String requireDatabase(CatalogueMapper mapper) {
        String database = mapper.database();
        if (database == null) {
            throw DeclarationDoesNotFit.noDatabase();
        }
        return database;
    }

    private Map<String, List<Index>> indexes(List<IndexRow> rows) {
        Map<String, Map<String, List<IndexRow>>> byName = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> key(row.tableName()),
                        Collectors.groupingBy(IndexRow::name, LinkedHashMap::new, Collectors.toList())));
        return byName.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> table.getValue().values().stream()
                                .map(IndexRow::index)
                                .toList()));
    }

    /** {@return what can be asked where it does not say} */
    public Probe probe() {
        return probe;
    }

    /** {@return whether the server writes statements, not rows, to a binary log} */
    public boolean logsStatements() {
        return logsStatements;
    }

    public String database() {
        return database;
    }

    /** {@return whether a database of that name is the one that was read} */
    public boolean isHere(String schema) {
        return key(schema).equals(key(database));
    }

    /** {@return what two names of one table have in common} */
    public String key(String table) {
        return exact ? table : table.toLowerCase(Locale.ROOT);
    }

    public boolean sameTable(String one, String other) {
        return key(one).equals(key(other));
    }

    public static boolean sameColumn(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    public Optional<TableRow> table(String name) {
        return Optional.ofNullable(tables.get(key(name)));
    }

    /** {@return a table whose name differs from this one in case alone} */
    public Optional<String> inOtherCase(String name) {
        return tables.values().stream()
                .map(TableRow::name)
                .filter(table -> table.equalsIgnoreCase(name) && !sameTable(table, name))
                .findFirst();
    }

    /** {@return the columns of the table whose names a statement can bear} */
    public List<Column> columns(String table) {
        return rows(table).stream()
                .filter(row -> Identifier.valid(row.name()))
                .map(row -> row.column(repertoire(row)))
                .toList();
    }

    private Repertoire repertoire(CatalogueMapper.ColumnRow row) {
        return Optional.ofNullable(row.charset()).map(repertoires::get).orElse(Repertoire.UNICODE);
    }

    /** {@return the names of the others} */
    public List<String> unnameable(String table) {
        return rows(table).stream()
                .map(CatalogueMapper.ColumnRow::name)
                .filter(name -> !Identifier.valid(name))
                .toList();
    }

    private List<CatalogueMapper.ColumnRow> rows(String table) {
        return columns.getOrDefault(key(table), List.of());
    }

    public Optional<Column> column(String table, String column) {
        return columns(table).stream()
                .filter(found -> sameColumn(found.name().name(), column))
                .findFirst();
    }

    public List<Index> indexes(String table) {
        return indexes.getOrDefault(key(table), List.of());
    }

    /** {@return an index that statements can use and that begins with this column, the primary key if that does} */
    public Optional<Identifier> indexOn(String table, String column) {
        return usableOn(table, column).flatMap(Index::identifier);
    }

    /** {@return the same, as the catalogue describes it} */
    public Optional<Index> usableOn(String table, String column) {
        return best(table, index -> index.usable() && index.beginsWith(column));
    }

    /** {@return an index that would do, were it visible} */
    public Optional<Index> invisibleOn(String table, String column) {
        return best(table, index -> !index.visible() && index.tree() && index.beginsWith(column));
    }

    /** {@return an index by which this column alone is unique, usable if there is such a one} */
    public Optional<Index> uniqueOn(String table, String column) {
        return best(table, index -> index.uniqueBy(column) && index.usable())
                .or(() -> best(table, index -> index.uniqueBy(column)));
    }

    public Optional<Index> primaryKey(String table) {
        return best(table, Index::primary);
    }

    private Optional<Index> best(String table, Predicate<Index> wanted) {
        return indexes(table).stream()
                .filter(wanted)
                .min(Comparator.comparing((Index index) -> !index.primary())
                        .thenComparing(index -> index.parts().get(0).prefix() > 0)
                        .thenComparing(index -> index.parts().size()));
    }

    /** {@return whether a trigger may change what an UPDATE of that table writes; one that the user may not see is not known} */
    public boolean triggered(String table) {
        return triggered.contains(key(table));
    }

    /** {@return the clause of an ALTER that makes an index visible} */
    public String visible(Index index) {
        return "ALTER INDEX " + Mend.quoted(index.name())
                + (features.contains("IGNORED") ? " NOT IGNORED" : " VISIBLE");
    }

    /** {@return those that refer to a table of this database, or are of one} */
    public List<ForeignKeyRow> foreignKeys() {
        return foreignKeys;
    }
}
