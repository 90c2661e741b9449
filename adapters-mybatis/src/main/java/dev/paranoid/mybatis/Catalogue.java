package dev.paranoid.mybatis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the database says of its tables. Names are compared without regard to case. */
record Catalogue(
        Map<String, CatalogueMapper.TableRow> tables,
        Map<String, List<Column>> columns,
        Map<String, List<CatalogueMapper.IndexRow>> indexes,
        List<CatalogueMapper.ForeignKeyRow> foreignKeys) {

    static Catalogue read(CatalogueMapper mapper) {
        List<CatalogueMapper.ColumnRow> columns = mapper.columns();
        Map<String, Repertoire> repertoires = columns.stream()
                .flatMap(row -> Optional.ofNullable(row.charset()).stream())
                .distinct()
                .collect(Collectors.toMap(
                        charset -> charset,
                        charset -> Repertoire.of(charset, text -> mapper.converted(text, charset))));
        return new Catalogue(
                mapper.tables().stream()
                        .collect(Collectors.toMap(row -> key(row.name()), row -> row, (one, other) -> one)),
                columns.stream()
                        .collect(Collectors.groupingBy(
                                row -> key(row.tableName()),
                                Collectors.mapping(
                                        row -> row.column(Optional.ofNullable(row.charset())
                                                .map(repertoires::get)
                                                .orElse(Repertoire.UNICODE)),
                                        Collectors.toList()))),
                mapper.indexes().stream().collect(Collectors.groupingBy(row -> key(row.tableName()))),
                mapper.foreignKeys());
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    Optional<CatalogueMapper.TableRow> table(String name) {
        return Optional.ofNullable(tables.get(key(name)));
    }

    List<Column> columns(String table) {
        return columns.getOrDefault(key(table), List.of());
    }

    Optional<Column> column(String table, String column) {
        return columns(table).stream()
                .filter(found -> same(found.name().name(), column))
                .findFirst();
    }

    /** {@return an index of the table that begins with this column, the primary key if that does} */
    Optional<Identifier> indexOn(String table, String column) {
        return indexes.getOrDefault(key(table), List.of()).stream()
                .filter(row -> row.position() == 1 && same(row.columnName(), column))
                .map(row -> new Identifier(row.name()))
                .min((one, other) -> Boolean.compare(
                        other.name().equals("PRIMARY"), one.name().equals("PRIMARY")));
    }

    /** {@return an index by which this column alone is unique} */
    Optional<Identifier> uniqueOn(String table, String column) {
        return uniqueKeys(table).entrySet().stream()
                .filter(entry ->
                        entry.getValue().size() == 1 && same(entry.getValue().get(0), column))
                .map(entry -> new Identifier(entry.getKey()))
                .min((one, other) -> Boolean.compare(
                        other.name().equals("PRIMARY"), one.name().equals("PRIMARY")));
    }

    /** {@return the columns of each unique key of the table, by its name} */
    Map<String, List<String>> uniqueKeys(String table) {
        return indexes.getOrDefault(key(table), List.of()).stream()
                .filter(CatalogueMapper.IndexRow::onlyOnce)
                .collect(Collectors.groupingBy(
                        CatalogueMapper.IndexRow::name,
                        Collectors.mapping(CatalogueMapper.IndexRow::columnName, Collectors.toList())));
    }
}
