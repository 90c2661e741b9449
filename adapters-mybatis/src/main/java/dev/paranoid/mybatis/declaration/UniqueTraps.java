package dev.paranoid.mybatis.declaration;

import static dev.paranoid.mybatis.catalogue.Mend.quoted;
import static java.util.stream.Collectors.joining;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Index;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Unique keys of a paranoid table in which hidden rows take part, and the recipe by which they do not. */
public final class UniqueTraps {

    private static final String ENOUGH = " or more";
    private static final int LIMIT = 1000;

    private final EntityTable table;
    private final Catalogue catalogue;

    public UniqueTraps(EntityTable table, Catalogue catalogue) {
        this.table = table;
        this.catalogue = catalogue;
    }

    /** {@return what to tell of this table's keys, if anything} */
    public Optional<String> warning() {
        List<UniqueKeyValidator> trapped = catalogue.indexes(name()).stream()
                .filter(Index::onlyOnce)
                .filter(index -> !index.contains(table.id().name().name()))
                .map(index -> new UniqueKeyValidator(name(), index, table.mark(), catalogue))
                .filter(fit -> fit.trap().isPresent() && !fit.values().isEmpty())
                .toList();
        return trapped.isEmpty()
                ? Optional.empty()
                : Optional.of("Table " + name() + ": "
                        + trapped.stream().map(this::sentence).collect(joining("; "))
                        + ". Hidden rows take no part in a key with a column that is there only while a row is live: "
                        + recipe(trapped));
    }

    private String name() {
        return table.table().name();
    }

    private String sentence(UniqueKeyValidator fit) {
        UniqueKeyValidator.Trap trap = fit.trap().orElseThrow();
        String what = "unique key " + fit.index().name() + " (" + fit.index().list() + "): " + trap.sentence();
        return trap == UniqueKeyValidator.Trap.BINDS_NOTHING ? what + duplicates(fit) : what;
    }

    private String duplicates(UniqueKeyValidator fit) {
        List<Identifier> values = fit.values().stream()
                .filter(part -> part.column() && Identifier.valid(part.text()))
                .map(part -> new Identifier(part.text()))
                .toList();
        if (values.size() < fit.values().size()) {
            return "";
        }
        return catalogue
                .probe()
                .duplicates(table.table(), table.mark(), values)
                .filter(count -> count > 0)
                .map(count -> ", and " + count + (count == LIMIT ? ENOUGH : "")
                        + (count == 1 ? " value is" : " values are")
                        + " there more than once among live rows: change these first")
                .orElse("");
    }

    private String recipe(List<UniqueKeyValidator> trapped) {
        Set<String> clauses = new LinkedHashSet<>();
        String live = liveColumn().orElseGet(() -> {
            String free = Stream.of("live", "paranoid_live")
                    .filter(name -> catalogue.column(name(), name).isEmpty())
                    .findFirst()
                    .orElse("…");
            clauses.add("ADD COLUMN " + quoted(free) + " TINYINT GENERATED ALWAYS AS (CASE WHEN "
                    + table.mark().deletedAt().name() + " IS NULL THEN 1 END) VIRTUAL");
            return free;
        });
        trapped.forEach(fit -> clauses.addAll(replaced(fit, live)));
        return "ALTER TABLE " + quoted(name()) + " " + String.join(", ", clauses) + ";";
    }

    private List<String> replaced(UniqueKeyValidator fit, String live) {
        String parts = Stream.concat(fit.values().stream().map(Index.Part::definition), Stream.of(quoted(live)))
                .collect(joining(", ", "(", ")"));
        List<String> clauses = new ArrayList<>();
        if (fit.index().primary()) {
            clauses.add("DROP PRIMARY KEY");
            clauses.add("ADD PRIMARY KEY (" + table.id().name() + ")");
            clauses.add("ADD UNIQUE KEY " + parts);
        } else {
            clauses.add("DROP INDEX " + quoted(fit.index().name()));
            clauses.add("ADD UNIQUE KEY " + quoted(fit.index().name()) + " " + parts);
        }
        return clauses;
    }

    /** {@return a column that the table has already} */
    private Optional<String> liveColumn() {
        return table.columns().stream()
                .filter(Column::generated)
                .filter(column -> catalogue.probe().onlyWhileLive(column.expression(), column.nullable(), table.mark()))
                .map(column -> column.name().name())
                .findFirst();
    }
}
