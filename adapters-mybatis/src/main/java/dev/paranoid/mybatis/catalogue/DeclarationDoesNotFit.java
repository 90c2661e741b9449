package dev.paranoid.mybatis.catalogue;

import dev.paranoid.mybatis.catalogue.Mend.Alter;
import dev.paranoid.mybatis.catalogue.Mend.Create;
import dev.paranoid.mybatis.catalogue.Mend.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The declared types do not fit the database: start-up fails with all faults at once, and nothing has been changed. */
public final class DeclarationDoesNotFit extends RuntimeException {

    /** Name of the source of those settings that classes declare. */
    public static final String IN_JAVA = "entity types in Java";

    static final String BY_ANNOTATION =
            "  If a class declares the type, correct the class instead: paranoid.entities.<type> is"
                    + " @Paranoid, .id is @ParanoidId, .belongs-to is @BelongsTo.";

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    DeclarationDoesNotFit(List<Fault> faults) {
        super(faults.stream().map(Fault::what).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    static DeclarationDoesNotFit noDatabase() {
        return new DeclarationDoesNotFit(List.of(new Fault(
                "The URL of the data source names no database",
                new Say("Name the one that has the tables: spring.datasource.url=jdbc:mysql://host:3306/database"))));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** {@return what mends them, one statement a table} */
    public List<String> mends() {
        Set<String> sentences = new LinkedHashSet<>();
        Map<String, Set<String>> created = new LinkedHashMap<>();
        Map<String, Set<String>> altered = new LinkedHashMap<>();
        for (Fault fault : faults) {
            if (fault.mend() instanceof Create create) {
                parts(created, create.table()).addAll(create.definitions());
            } else if (fault.mend() instanceof Alter alter) {
                parts(altered, alter.table()).addAll(alter.clauses());
            } else if (fault.mend() instanceof Say say) {
                sentences.add(say.text());
            }
        }
        List<String> mends = new ArrayList<>();
        created.forEach((table, definitions) -> mends.add(
                "CREATE TABLE " + Mend.quoted(table) + " (" + String.join(", ", definitions) + ") ENGINE = InnoDB;"));
        altered.forEach((table, clauses) ->
                mends.add("ALTER TABLE " + Mend.quoted(table) + " " + String.join(", ", clauses) + ";"));
        mends.addAll(sentences);
        return mends;
    }

    private static Set<String> parts(Map<String, Set<String>> statements, String table) {
        return statements.computeIfAbsent(table, name -> new LinkedHashSet<>());
    }
}
