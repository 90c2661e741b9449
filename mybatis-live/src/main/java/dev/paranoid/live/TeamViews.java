package dev.paranoid.live;

import dev.paranoid.live.sql.LiveSql;
import dev.paranoid.live.text.LiveTables;
import dev.paranoid.live.text.UnreadableSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The views that a team has made of its tables: what they read, and whether they show hidden rows. */
final class TeamViews {

    private static final Logger LOG = LoggerFactory.getLogger(TeamViews.class);
    private static final String VIEWS =
            "SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = ?";

    private final Map<String, String> definitions;

    private TeamViews(Map<String, String> definitions) {
        this.definitions = definitions;
    }

    /** {@return these tables, with the views of their schema that read them} */
    static LiveTables of(LiveTables tables, Connection connection) throws SQLException {
        return new TeamViews(definitions(tables.schema(), connection)).of(tables);
    }

    private static Map<String, String> definitions(String schema, Connection connection) throws SQLException {
        Map<String, String> definitions = new TreeMap<>();
        List<String> secret = new ArrayList<>();
        try (PreparedStatement asked = connection.prepareStatement(VIEWS)) {
            asked.setString(1, schema);
            try (ResultSet views = asked.executeQuery()) {
                while (views.next()) {
                    String definition = Optional.ofNullable(views.getString(2)).orElse("");
                    definitions.put(views.getString(1), definition);
                    if (definition.isBlank()) {
                        secret.add(views.getString(1));
                    }
                }
            }
        }
        if (!secret.isEmpty()) {
            LOG.warn(
                    "The database user lacks the right SHOW VIEW. Cannot check these views for hidden rows: {}",
                    secret);
        }
        return definitions;
    }

    /** What views show that read others is known when those are: asked until nothing more is found. */
    private LiveTables of(LiveTables tables) {
        LiveTables known = tables;
        LiveTables more = tables.with(views(tables));
        while (!more.equals(known)) {
            known = more;
            more = tables.with(views(known));
        }
        return known;
    }

    private Map<String, LiveTables.Other> views(LiveTables known) {
        LiveSql live = new LiveSql(known, 1);
        Map<String, LiveTables.Other> views = new TreeMap<>();
        definitions.forEach((name, definition) -> {
            Set<String> tables = live.tablesIn(definition);
            if (!tables.isEmpty()) {
                views.put(name, new LiveTables.Other(tables, showsHidden(live, definition)));
            }
        });
        return views;
    }

    /** One that needs no condition demands them already. */
    private static boolean showsHidden(LiveSql live, String definition) {
        try {
            return live.of(definition).changed();
        } catch (UnreadableSql unreadable) {
            return true;
        }
    }
}
