package dev.paranoid.server.endtoend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random rules about who may see what, and rows each value of which says whose it is. */
final class CanaryRules {

    static final List<String> TYPES = List.of("clients", "bills", "notes");

    private static final List<String> RIGHTS =
            List.of("read", "delete", "restore", "hard-delete", "purge", "hold", "retain");
    private static final List<String> ORGS = List.of("orgA", "orgB", "orgC");
    private static final int ROLES = 12;

    /** Who hides half of the clients at first. */
    private static final String SETTER = "setter";

    private static final int ROWS = 12;

    /** Hidden without a word: they look like secrets. */
    private static final Map<String, String> SECRETS =
            Map.of("clients", "api_secret", "bills", "iban", "notes", "token");

    private final Random random;
    private final Map<String, Map<String, Set<String>>> roles = new LinkedHashMap<>();
    private final Set<String> memosHidden = new TreeSet<>();
    private final boolean notesRestrict;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A row.
     *
     * @param org whose it is; of notes nobody's
     * @param above id of the row that it hangs on, which is the value of a column that is not hidden
     * @param open texts that who sees the row may see
     * @param hidden texts that nobody may
     */
    record Row(String type, String id, String org, String above, List<String> open, List<String> hidden) {

        String name() {
            return open.get(1);
        }

        /** {@return why somebody does something to it, which is told to those who see it} */
        String reason() {
            return open.get(2);
        }
    }

    /**
     * Somebody.
     *
     * @param role his one
     * @param orgs whose rows he sees
     */
    record Somebody(String name, String role, Set<String> orgs) {}

    CanaryRules(Random random) {
        this.random = random;
        for (int i = 0; i < ROLES; i++) {
            Map<String, Set<String>> rights = new LinkedHashMap<>();
            RIGHTS.forEach(right -> rights.put(right, some(TYPES)));
            roles.put("role" + i, rights);
        }
        memosHidden.addAll(some(TYPES));
        notesRestrict = random.nextBoolean();
    }

    private Set<String> some(List<String> of) {
        Set<String> some = new TreeSet<>();
        of.stream().filter(one -> random.nextInt(3) > 0).forEach(some::add);
        return some;
    }

    List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--paranoid.entities.clients.id=client_id",
                "--paranoid.entities.clients.tenant=org",
                "--paranoid.entities.bills.id=bill_id",
                "--paranoid.entities.bills.tenant=org",
                "--paranoid.entities.bills.belongs-to[0].parent=clients",
                "--paranoid.entities.bills.belongs-to[0].column=client_id",
                "--paranoid.entities.notes.id=note_id",
                "--paranoid.entities.notes.belongs-to[0].parent=bills",
                "--paranoid.entities.notes.belongs-to[0].column=bill_id",
                "--paranoid.security.tenant-claim=orgs"));
        TYPES.forEach(type -> settings.add("--paranoid.entities." + type + ".hidden-columns=" + SECRETS.get(type)
                + (memosHidden.contains(type) ? ",memo" : "")));
        if (notesRestrict) {
            settings.add("--paranoid.entities.notes.belongs-to[0].on-soft-delete=restrict");
        }
        settings.add("--paranoid.security.roles." + SETTER + ".delete=clients");
        roles.forEach((role, rights) -> rights.forEach((right, types) -> {
            if (!types.isEmpty()) {
                settings.add("--paranoid.security.roles." + role + "." + right + "=" + String.join(",", types));
            }
        }));
        return settings;
    }

    void insert(JdbcClient sql) {
        for (String type : TYPES) {
            String parents = type.equals("notes") ? "bills" : "clients";
            List<Row> above =
                    rows.stream().filter(row -> row.type().equals(parents)).toList();
            for (int i = 0; i < ROWS; i++) {
                insert(sql, type, i, above);
            }
        }
    }

    private void insert(JdbcClient sql, String type, int number, List<Row> above) {
        String one = type.substring(0, type.length() - 1);
        String mark = one + "x" + number + "x";
        boolean owned = !type.equals("notes");
        String org = owned ? ORGS.get(random.nextInt(ORGS.size())) : "";
        Map<String, String> values = new LinkedHashMap<>();
        values.put(one + "_id", mark + "id");
        values.put("name", mark + "name");
        values.put("memo", mark + "memo");
        values.put(SECRETS.get(type), mark + "secret");
        if (owned) {
            values.put("org", org);
        }
        String parent = type.equals("clients")
                ? ""
                : above.get(random.nextInt(above.size())).id();
        if (!parent.isEmpty()) {
            values.put(type.equals("notes") ? "bill_id" : "client_id", parent);
        }
        sql.sql("INSERT INTO " + type + " (" + String.join(", ", values.keySet()) + ") VALUES (:values)")
                .param("values", values.values())
                .update();
        List<String> hidden = new ArrayList<>(List.of(mark + "secret"));
        List<String> open = new ArrayList<>(List.of(mark + "id", mark + "name", mark + "reason"));
        (memosHidden.contains(type) ? hidden : open).add(mark + "memo");
        rows.add(new Row(type, mark + "id", org, parent, open, hidden));
    }

    /** {@return who hides half of the clients, and reads nothing} */
    static Somebody setter() {
        return new Somebody(SETTER, SETTER, Set.copyOf(ORGS));
    }

    /** {@return the clients that he hides, where nothing keeps them} */
    List<Row> namesakes() {
        return rows.stream()
                .filter(row -> row.type().equals("clients"))
                .limit(ROWS / 2)
                .toList();
    }

    /** Each client that is hidden has the alias of one that is live, and cannot come back with it. */
    static void shareAliases(JdbcClient sql) {
        List<String> hidden = clients(sql, "IS NOT NULL");
        List<String> live = clients(sql, "IS NULL");
        for (int i = 0; i < Math.min(hidden.size(), live.size()); i++) {
            sql.sql("UPDATE clients SET alias = :alias WHERE client_id IN (:ids)")
                    .param("alias", "alias" + i)
                    .param("ids", List.of(hidden.get(i), live.get(i)))
                    .update();
        }
    }

    private static List<String> clients(JdbcClient sql, String deletion) {
        return sql.sql("SELECT client_id FROM clients WHERE deletion_id " + deletion + " ORDER BY client_id")
                .query(String.class)
                .list();
    }

    List<Somebody> people(int many) {
        List<Somebody> people = new ArrayList<>();
        List<String> names = new ArrayList<>(roles.keySet());
        for (int i = 0; i < many; i++) {
            people.add(new Somebody("caller" + i, names.get(random.nextInt(names.size())), some(ORGS)));
        }
        return people;
    }

    List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** {@return which texts no answer to him may have} The ids of rows above are values of columns that he may see. */
    Set<String> forbidden(Somebody who) {
        Set<String> forbidden = new HashSet<>();
        for (Row row : rows) {
            forbidden.addAll(row.hidden());
            if (!sees(who, row)) {
                forbidden.addAll(row.open());
            }
        }
        rows.stream().filter(row -> sees(who, row)).map(Row::above).forEach(forbidden::remove);
        return forbidden;
    }

    boolean sees(Somebody who, Row row) {
        return roles.getOrDefault(who.role(), Map.of())
                        .getOrDefault("read", Set.of())
                        .contains(row.type())
                && (row.org().isEmpty() || who.orgs().contains(row.org()));
    }
}
