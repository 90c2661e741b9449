package dev.paranoid.testkit.memory.row;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.HiddenCursor;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryRow;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import dev.paranoid.testkit.schema.IdForm;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows to look at. */
public final class MemoryReader implements EntityReader {

    private final Memory memory;
    private final MemoryTransactions transactions;

    private final RowCondition condition;

    public MemoryReader(Memory memory, MemoryTransactions transactions) {
        this(memory, transactions, RowCondition.ALL);
    }

    private MemoryReader(Memory memory, MemoryTransactions transactions, RowCondition condition) {
        this.memory = memory;
        this.transactions = transactions;
        this.condition = condition;
    }

    @Override
    public EntityReader narrowed(RowCondition narrower) {
        return new MemoryReader(memory, transactions, condition.and(narrower));
    }

    @Override
    public Set<EntityRef> satisfying(EntityType type, Collection<String> ids, RowCondition wanted) {
        return transactions.read(() -> ids.stream()
                .flatMap(id -> memory.find(new EntityRef(type.name(), id)).stream())
                .filter(row -> satisfies(row, wanted))
                .map(MemoryRow::ref)
                .collect(Collectors.toSet()));
    }

    private boolean satisfies(MemoryRow row) {
        return satisfies(row, condition);
    }

    private static boolean satisfies(MemoryRow row, RowCondition condition) {
        return condition.oneOf().entrySet().stream()
                .allMatch(each ->
                        each.getValue().contains(String.valueOf(row.columns().get(each.getKey()))));
    }

    @Override
    public Seen<Optional<Row>> find(EntityRef row) {
        return transactions.read(() -> new Seen<>(memory.find(row).map(this::seen), busy()));
    }

    @Override
    public List<Row> rows(EntityType type, Collection<String> ids) {
        return transactions.read(() -> ids.stream()
                .flatMap(id -> memory.find(new EntityRef(type.name(), id)).stream())
                .map(this::seen)
                .toList());
    }

    @Override
    public Page<Row> below(Relation along, String parent, int limit, String after) {
        IdForm form = memory.schema().table(along.child()).idForm();
        EntityRef above = new EntityRef(along.parent().name(), parent);
        List<Row> all = transactions.read(() -> memory.rows(along.child()).stream()
                .filter(row -> row.refersTo(above, along) && satisfies(row))
                .filter(row -> after.isEmpty() || form.compare(row.ref().id(), after) > 0)
                .map(this::seen)
                .toList());
        List<Row> page = all.stream().limit(limit).toList();
        boolean more = page.size() < all.size();
        return new Page<>(
                page, more ? Optional.of(page.get(page.size() - 1).ref().id()) : Optional.empty());
    }

    @Override
    public Map<String, Long> held(Collection<EntityType> types, DeletionId deletion, int limit) {
        return transactions.read(() -> types.stream()
                .flatMap(type -> memory.rows(type).stream()
                        .filter(row -> row.holder().filter(deletion::equals).isPresent())
                        .limit(limit))
                .collect(Collectors.groupingBy(row -> row.type().name(), Collectors.counting())));
    }

    @Override
    public Seen<Page<Row>> list(EntityType type, boolean hiddenToo, int limit, String after) {
        IdForm form = memory.schema().table(type).idForm();
        List<Row> all = transactions.read(() -> memory.rows(type).stream()
                .filter(row -> (hiddenToo || row.live()) && satisfies(row))
                .filter(row -> after.isEmpty() || form.compare(row.ref().id(), after) > 0)
                .map(this::seen)
                .toList());
        List<Row> page = all.stream().limit(limit).toList();
        boolean more = page.size() < all.size();
        return new Seen<>(
                new Page<>(
                        page, more ? Optional.of(page.get(page.size() - 1).ref().id()) : Optional.empty()),
                transactions.read(this::busy));
    }

    @Override
    public Page<Row> hidden(EntityType type, int limit, Optional<HiddenCursor> after) {
        Comparator<HiddenCursor> order = newestFirst(memory.schema().table(type).idForm());
        List<MemoryRow> all = transactions.read(() -> memory.rows(type).stream()
                .filter(row -> !row.live() && satisfies(row))
                .filter(row -> after.isEmpty() || order.compare(cursor(row), after.get()) > 0)
                .sorted(Comparator.comparing(MemoryReader::cursor, order))
                .toList());
        List<Row> page = all.stream().limit(limit).map(this::seen).toList();
        boolean more = page.size() < all.size();
        return new Page<>(
                page, more ? Optional.of(cursor(all.get(page.size() - 1)).text()) : Optional.empty());
    }

    private static HiddenCursor cursor(MemoryRow row) {
        return new HiddenCursor(row.holder(), row.ref().id());
    }

    private static Comparator<HiddenCursor> newestFirst(IdForm form) {
        return Comparator.<HiddenCursor>comparingLong(
                        row -> -row.holder().map(DeletionId::value).orElse(0L))
                .thenComparing(HiddenCursor::id, form::compare);
    }

    private boolean busy() {
        return memory.jobs().values().stream().anyMatch(kept -> !kept.ended());
    }

    @Override
    public List<EntityRef> matching(EntityType type, Map<String, @Nullable Object> where, Among among, int limit) {
        ColumnEquality criteria = ColumnEquality.of(memory.schema(), type, where);
        return transactions.read(() -> memory.rows(type).stream()
                .filter(row -> among == Among.LIVE ? row.live() : activeRoot(row))
                .filter(row -> criteria.match(row) && satisfies(row))
                .map(MemoryRow::ref)
                .limit(limit)
                .toList());
    }

    @Override
    public Map<String, Long> orphaned(int newest) {
        return transactions.read(() -> memory.ledger().descendingMap().values().stream()
                .filter(deletion -> deletion.state().holds())
                .limit(newest)
                .map(Deletion::root)
                .filter(root -> memory.find(root).isEmpty())
                .collect(Collectors.groupingBy(EntityRef::type, Collectors.counting())));
    }

    @Override
    public Map<String, Long> hiddenByOthers(Collection<EntityType> types, int among) {
        return transactions.read(() -> types.stream()
                .flatMap(type -> memory.rows(type).stream()
                        .filter(row -> row.holder().isEmpty())
                        .limit(among))
                .filter(row -> !row.live())
                .collect(Collectors.groupingBy(row -> row.type().name(), Collectors.counting())));
    }

    @Override
    public Map<String, Long> liveBelowHidden(Collection<Relation> relations, int parents, int among) {
        return transactions.read(() -> relations.stream()
                .flatMap(along -> lastHidden(along.parent(), parents)
                        .flatMap(parent ->
                                memory.rows(along.child()).stream().filter(row -> row.refersTo(parent.ref(), along)))
                        .limit(among)
                        .filter(MemoryRow::live)
                        .map(row -> along.name()))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting())));
    }

    private Stream<MemoryRow> lastHidden(EntityType type, int limit) {
        return memory.rows(type).stream()
                .filter(row -> row.holder().isPresent() && !row.live())
                .sorted(Comparator.comparingLong(
                        row -> -row.holder().map(DeletionId::value).orElse(0L)))
                .limit(limit);
    }

    private boolean activeRoot(MemoryRow row) {
        return memory.ledger().values().stream()
                .anyMatch(
                        deletion -> deletion.state().holds() && deletion.root().equals(row.ref()));
    }

    /** Ids and foreign keys that are stored as numbers are numbers to the reader. */
    private Row seen(MemoryRow row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(row.columns());
        columns.replaceAll((column, value) ->
                value instanceof String text && number(row.type(), column) ? (Object) Long.valueOf(text) : value);
        return new Row(row.ref(), columns, !row.live());
    }

    private boolean number(EntityType type, String column) {
        return memory.schema()
                .idForm(type, column)
                .filter(form -> form == IdForm.BIGINT)
                .isPresent();
    }
}
