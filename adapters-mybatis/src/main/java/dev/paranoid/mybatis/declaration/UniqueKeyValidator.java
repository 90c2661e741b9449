package dev.paranoid.mybatis.declaration;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Probe;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Index;
import dev.paranoid.mybatis.schema.MarkColumns;
import dev.paranoid.mybatis.schema.UniqueKey;
import java.util.List;
import java.util.Optional;

/**
 * What a unique key of a paranoid table does to hidden rows.
 *
 * @param index a unique key
 */
record UniqueKeyValidator(String table, Index index, MarkColumns mark, Catalogue catalogue) {

    /** What a key that is not by the recipe does. */
    enum Trap {
        BLOCKS("a hidden row keeps its value, so that no live row can have it"),
        FAILS("a second hidden row with the same value is refused, so that its delete fails"),
        BINDS_NOTHING(
                "live rows have null in the mark, and null equals nothing, so that it keeps no two of them apart");

        private final String sentence;

        Trap(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    /** {@return the key as restores look for conflicts, if hidden rows take no part in it} */
    Optional<UniqueKey> recipe() {
        List<Index.Part> values =
                index.parts().stream().filter(part -> !onlyWhileLive(part)).toList();
        boolean plain = values.stream().allMatch(part -> part.column() && Identifier.valid(part.text()));
        return plain && !values.isEmpty() && values.size() < index.parts().size()
                ? Optional.of(new UniqueKey(
                        new Identifier(index.name()),
                        values.stream().map(part -> new Identifier(part.text())).toList()))
                : Optional.empty();
    }

    /** {@return what it does to hidden rows, if it is not by the recipe} */
    Optional<Trap> trap() {
        if (index.parts().stream().anyMatch(this::onlyWhileLive)) {
            return Optional.empty();
        }
        if (index.parts().stream().anyMatch(this::isOfTheMark)) {
            return Optional.of(Trap.BINDS_NOTHING);
        }
        return Optional.of(index.parts().stream().anyMatch(this::isFlag) ? Trap.FAILS : Trap.BLOCKS);
    }

    /** {@return its parts that are values of the row, and not whether it is hidden} */
    List<Index.Part> values() {
        return index.parts().stream()
                .filter(part -> !isOfTheMark(part) && !isFlag(part) && !onlyWhileLive(part))
                .toList();
    }

    private boolean isOfTheMark(Index.Part part) {
        return part.of(mark.deletedAt().name().name())
                || part.of(mark.deletionId().name());
    }

    /** Computed from the time of the deletion, and there for hidden rows as well. */
    private boolean isFlag(Index.Part part) {
        return !onlyWhileLive(part)
                && expression(part).filter(this::mentionsTheTime).isPresent();
    }

    private boolean mentionsTheTime(String expression) {
        return Probe.mentions(expression, mark);
    }

    private boolean onlyWhileLive(Index.Part part) {
        boolean nullable = !part.column()
                || catalogue.column(table, part.text()).map(Column::nullable).orElse(false);
        return expression(part)
                .filter(expression -> catalogue.probe().onlyWhileLive(expression, nullable, mark))
                .isPresent();
    }

    private Optional<String> expression(Index.Part part) {
        return part.column()
                ? catalogue
                        .column(table, part.text())
                        .map(Column::expression)
                        .filter(expression -> !expression.isEmpty())
                : Optional.of(part.text());
    }
}
